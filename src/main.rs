//! Starts the dashboard.

fn main() {
    gantry::app::start();
}
