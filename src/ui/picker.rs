//! A button that offers names to choose from. What it opens is the browser's: Esc and a click beside it close it.

use leptos::prelude::*;

use crate::{
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::Icon,
};

/// The button, and the list that it opens.
#[component]
pub fn Picker(
    /// An id that nothing else on the page has.
    id: String,
    /// What is chosen, for the button's name.
    #[prop(into)]
    label: Signal<String>,
    /// The names; without any there is nothing to open.
    #[prop(into)]
    names: Signal<Vec<String>>,
    /// A name was chosen.
    on_choose: Callback<String>,
) -> Tree {
    // As they were when it was opened: none moves while one looks for it.
    let offered = RwSignal::new(Vec::<String>::new());
    let target = id.clone();
    let offer = move |name: String| {
        let title = name.clone();
        let choose = {
            let name = name.clone();
            move |_| on_choose.run(name.clone())
        };
        view! {
            <button type="button" title=title popovertarget=target.clone() popovertargetaction="hide" on:click=choose>
                {name}
            </button>
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=live::attr(move || label.get())
            title=live::attr(move || label.get())
            disabled=live::flag(move || names.with(Vec::is_empty))
            popovertarget=id.clone()
            on:click=move |_| offered.set(names.get_untracked())
        >
            <Icon name="next"/>
        </button>
        <div id=id popover="auto" class="offered" role="group" aria-label=live::attr(move || label.get())>
            {live::view(move || offered.get().into_iter().map(&offer).collect::<Tree>())}
        </div>
    }
}
