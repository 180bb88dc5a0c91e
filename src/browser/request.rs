//! Requests on their way: ending them, waiting, reading what arrives.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
};

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal, ReadableStream, ReadableStreamDefaultReader, Request, Response};
pub use web_sys::{RequestCache, RequestRedirect};

use super::page::{is_hidden, now_millis, window};

/// Ends a request when dropped, or when told to.
#[derive(Debug)]
pub struct AbortGuard {
    controller: Option<AbortController>,
    /// The guard of a request that was sent before there was this one.
    adopted: RefCell<Option<Rc<Self>>>,
    ahead: Cell<bool>,
    ended: Cell<bool>,
    timed_out: Cell<bool>,
    enough: Cell<bool>,
}

impl AbortGuard {
    /// A guard with a signal of its own.
    pub fn new() -> Self {
        Self::of(AbortController::new().ok())
    }

    fn of(controller: Option<AbortController>) -> Self {
        Self {
            controller,
            adopted: RefCell::default(),
            ahead: Cell::default(),
            ended: Cell::default(),
            timed_out: Cell::default(),
            enough: Cell::default(),
        }
    }

    /// The signal to hand to the request.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Ends the request.
    pub fn end(&self) {
        self.ended.set(true);
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        if let Some(adopted) = &*self.adopted.borrow() {
            adopted.end();
        }
    }

    /// Takes over a request that was sent before; with this, it ends.
    pub async fn adopt(&self, early: Early) -> Result<Response, JsValue> {
        let Early { sent, guard, .. } = early;
        self.take_over(Rc::new(guard));
        JsFuture::from(sent).await.map(JsCast::unchecked_into)
    }

    /// With this, the request of that guard ends, too; somebody wants its answer now.
    pub fn take_over(&self, guard: Rc<Self>) {
        guard.ahead.set(false);
        self.adopted.replace(Some(guard));
    }

    /// A guard of a request whose answer nobody wants yet.
    pub fn ahead() -> Self {
        let guard = Self::new();
        guard.ahead.set(true);
        guard
    }

    /// Whether nobody wants the answer yet.
    pub fn is_ahead(&self) -> bool {
        self.ahead.get()
    }

    /// Whether it was ended.
    pub fn is_ended(&self) -> bool {
        self.ended.get()
    }

    /// No further request is wanted after the present one.
    pub fn suffice(&self) {
        self.enough.set(true);
    }

    /// Whether no further request is wanted.
    pub fn is_enough(&self) -> bool {
        self.enough.get()
    }

    /// Whether it was ended because nothing came for too long.
    pub fn is_timed_out(&self) -> bool {
        self.timed_out.get()
    }
}

impl Default for AbortGuard {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for AbortGuard {
    fn drop(&mut self) {
        self.end();
    }
}

/// A request that was sent before the one who wants its answer was there. It ends when dropped.
#[derive(Debug)]
pub struct Early {
    sent: Promise,
    guard: AbortGuard,
    at: f64,
    answered: Rc<Cell<Option<f64>>>,
}

impl Early {
    /// Sends a request that has the signal of that guard.
    pub fn send(request: &Request, guard: AbortGuard) -> Option<Self> {
        Some(Self::new(window()?.fetch_with_request(request), guard, now_millis()))
    }

    fn new(sent: Promise, guard: AbortGuard, at: f64) -> Self {
        let answered = Rc::new(Cell::new(None));
        let (noted, coming) = (Rc::clone(&answered), JsFuture::from(sent.clone()));
        spawn_local(async move {
            // A failure that nobody comes for is nobody's.
            let _ = coming.await;
            noted.set(Some(now_millis()));
        });
        Self { sent, guard, at, answered }
    }

    /// The request that `boot.js` sent before there was any WebAssembly, if it is to that address; any other one ends.
    pub fn from_boot(url: &str) -> Option<Self> {
        let boot = at_boot()?;
        let first = field(&boot, "first")?;
        let _ = Reflect::delete_property(&boot, &"first".into());
        let guard = AbortGuard::of(field(&first, "controller")?.dyn_into().ok());
        let early = Self::new(field(&first, "answer")?.dyn_into().ok()?, guard, field(&first, "at")?.as_f64()?);
        (field(&first, "url")?.as_string()? == url).then_some(early)
    }

    /// Milliseconds that it was on its way, until its answer began or until now.
    pub fn millis(&self) -> f64 {
        self.answered.get().unwrap_or_else(now_millis) - self.at
    }
}

/// The text of `config.json`, which `boot.js` has asked for; `None` if there is none.
///
/// # Errors
/// What the browser or the server says if it could not be had.
pub async fn config_text() -> Result<Option<String>, String> {
    let sent: Option<Promise> = at_boot().and_then(|boot| field(&boot, "config")?.dyn_into().ok());
    let Some(sent) = sent else { return Err("boot.js did not ask for it".to_owned()) };
    let text = JsFuture::from(sent).await;
    text.map(|text| text.as_string()).map_err(|error| error_message(&error))
}

/// What `boot.js` has left for the WebAssembly.
fn at_boot() -> Option<Object> {
    field(&js_sys::global(), "gantry")?.dyn_into().ok()
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// What an error of the browser says.
pub fn error_message(error: &JsValue) -> String {
    field(error, "message").and_then(|message| message.as_string()).unwrap_or_default()
}

/// Ends a request that is silent for too long.
#[derive(Debug)]
pub struct Watchdog {
    heard: Rc<Cell<f64>>,
    interval: Option<i32>,
}

impl Watchdog {
    /// Watches over a request from now on; `seconds` without a [`Self::touch`] end it.
    pub fn new(guard: &Rc<AbortGuard>, seconds: u32) -> Self {
        let heard = Rc::new(Cell::new(now_millis()));
        let limit = f64::from(seconds) * 1000.0;
        let look = {
            // It does not keep the request from ending: the browser frees this, when it likes.
            let (guard, heard) = (Rc::downgrade(guard), Rc::clone(&heard));
            // Freed here, it would be gone for an interval that is not cleared at once.
            let look = Closure::<dyn FnMut()>::new(move || {
                let Some(guard) = guard.upgrade() else { return };
                if now_millis() - heard.get() >= limit && !guard.is_ended() {
                    guard.timed_out.set(true);
                    guard.end();
                }
            });
            look.into_js_value()
        };
        let every = (seconds.saturating_mul(100)).clamp(100, 1000);
        let interval = window().and_then(|window| {
            let look = look.unchecked_ref();
            window.set_interval_with_callback_and_timeout_and_arguments_0(look, every as i32).ok()
        });
        Self { heard, interval }
    }

    /// Something was heard of the request.
    pub fn touch(&self) {
        self.heard.set(now_millis());
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        if let (Some(window), Some(interval)) = (window(), self.interval) {
            window.clear_interval_with_handle(interval);
        }
    }
}

/// Waits.
pub async fn sleep(millis: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        let millis = i32::try_from(millis).unwrap_or(i32::MAX);
        let set = window().map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis));
        if !matches!(set, Some(Ok(_))) {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Milliseconds that a frame is waited for at most.
const UNDRAWN: i32 = 500;

/// Waits until the browser is about to draw, 0.5 s at most; not at all where nobody sees the page.
async fn next_frame() {
    if is_hidden() {
        return;
    }
    let frame = Promise::new(&mut |done, _| {
        let late = window().map(|window| {
            let _ = window.request_animation_frame(&done);
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, UNDRAWN)
        });
        if !matches!(late, Some(Ok(_))) {
            let _ = done.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(frame).await;
}

/// Whether the browser says that it has no network. Also a machine without a network reaches itself.
pub fn is_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}

/// Milliseconds of work after which the browser gets a turn: to hear of a key.
const TURN: f64 = 12.0;

/// What is waited for in several places, so that there is one copy of it and not one within each of them.
type Waiting<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Bytes that are taken at once: some hundred rows. A browser hands over what came meanwhile in one piece, of megabytes.
const PIECE: u32 = 64 << 10;
/// Bytes that are taken first: as many rows as a screen shows, so that reading and drawing those is little work.
const FIRST_PIECE: u32 = 16 << 10;

/// A body that is read as it arrives.
pub struct Body {
    reader: ReadableStreamDefaultReader,
    chunk: Uint8Array,
    at: u32,
    length: u32,
    since: f64,
    /// So many bytes were taken since something was shown that may not be drawn yet.
    undrawn: Option<u32>,
}

impl Body {
    /// Begins to read.
    pub fn new(stream: &ReadableStream) -> Self {
        let reader = stream.get_reader().unchecked_into();
        Self {
            reader,
            chunk: Uint8Array::new_with_length(0),
            at: 0,
            length: FIRST_PIECE,
            since: now_millis(),
            undrawn: None,
        }
    }

    /// The next bytes, at most 64 KiB of them, and 16 at first; `None` after the last. The browser gets a turn now and then.
    ///
    /// # Errors
    /// What the browser rejects the reading with: the connection broke, or the request was aborted.
    pub fn piece(&mut self) -> Waiting<'_, Result<Option<Vec<u8>>, JsValue>> {
        Box::pin(async move {
            if now_millis() - self.since >= TURN {
                self.turn().await;
            }
            while self.at >= self.chunk.length() {
                let read = JsFuture::from(self.reader.read()).await?;
                if Reflect::get(&read, &"done".into())?.is_truthy() {
                    return Ok(None);
                }
                self.chunk = Uint8Array::new(&Reflect::get(&read, &"value".into())?);
                self.at = 0;
            }
            let at_hand = self.chunk.length().saturating_sub(self.at);
            if self.undrawn.is_some_and(|taken| taken.saturating_add(at_hand) >= PIECE) {
                self.undrawn = None;
                next_frame().await;
                self.turn().await;
            }
            let end = self.at.saturating_add(self.length).min(self.chunk.length());
            let piece = self.chunk.subarray(self.at, end).to_vec();
            self.undrawn = self.undrawn.map(|taken| taken.saturating_add(end.saturating_sub(self.at)));
            (self.at, self.length) = (end, PIECE);
            Ok(Some(piece))
        })
    }

    /// Something was shown of what was taken. The browser gets a turn, and draws it before 64 KiB more are taken: without
    /// that, reading goes on before the next frame, however short its turns are. Less is soon read, and drawn along.
    pub async fn shown(&mut self) {
        self.undrawn = Some(0);
        self.turn().await;
    }

    async fn turn(&mut self) {
        next_turn().await;
        self.since = now_millis();
    }
}

/// Lets the browser do what waits: hear of a key, and draw if that has waited for long; see [`Body::shown`].
pub fn next_turn() -> Waiting<'static, ()> {
    Box::pin(async {
        // What is not there yet in every browser is looked up by name.
        let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).unwrap_or_default();
        let turn = Reflect::get(&scheduler, &"yield".into()).ok().and_then(|turn| turn.dyn_into::<Function>().ok());
        match turn.and_then(|turn| turn.call0(&scheduler).ok()).and_then(|turn| turn.dyn_into::<Promise>().ok()) {
            Some(promise) => drop(JsFuture::from(promise).await),
            None => sleep(0).await,
        }
    })
}
