/**
 * Runs in the page before anything of its own. "Painted" is the first task after the frame in which something became true: its
 * style, layout and paint are done.
 */
globalThis.startProbe = (row) => {
  if (location.href === "about:blank") return;
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  }));
  /** Resolves when `test` is true, at the time when that has been painted. */
  const until = (test) => new Promise((resolve, reject) => {
    let done = false;
    const look = () => {
      if (done || !test()) return;
      done = true;
      watcher.disconnect();
      clearTimeout(limit);
      painted().then(resolve);
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    const frame = () => { look(); if (!done) requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const limit = setTimeout(() => { done = true; watcher.disconnect(); reject(new Error(`not within 100 s: ${test}`)); }, 100_000);
    look();
  });
  const visible = (frame) => {
    const { top, bottom } = document.querySelector(frame).getBoundingClientRect();
    return [...document.querySelectorAll(row)]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.bottom > top + 40 && box.top < bottom - 1)
      .sort((a, b) => a.box.top - b.box.top)
      .map(({ element }) => element);
  };
  const digits = (selector) => Number((document.querySelector(selector)?.textContent ?? "").replaceAll(/\D/g, "") || NaN);
  const probe = { until, visible, digits, longest: 0, shift: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((task) => { probe.longest = Math.max(probe.longest, task.duration); }))
    .observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { probe.shift += shift.value; }))
    .observe({ type: "layout-shift", buffered: true });
  /** From the next event of this type until `test` is true and painted: milliseconds. */
  probe.after = (type, test) => {
    let since;
    addEventListener(type, (event) => { since ??= event.timeStamp; }, { capture: true, once: true });
    return until(() => since !== undefined && test()).then((at) => at - since);
  };
  /** Scrolls by so many pixels a frame: the frames' lengths, and how many showed no row somewhere. */
  probe.scroll = (frame, step, duration) => new Promise((resolve) => {
    const box = document.querySelector(frame);
    const { left, top, height } = box.getBoundingClientRect();
    const frames = [];
    let blank = 0;
    let first, last;
    const tick = (now) => {
      first ??= now;
      if (last !== undefined) {
        frames.push(now - last);
        if ([0.2, 0.5, 0.9].some((at) => !document.elementFromPoint(left + 60, top + height * at)?.closest(row))) blank++;
      }
      last = now;
      if (now - first >= duration) return resolve({ frames, blank });
      box.scrollTop += step;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  probe.first = until(() => document.querySelector(row)?.textContent.trim()).then((at) => { probe.firstAt = at; });
  globalThis.probe = probe;
};
