"""Walking with the keys alone. At every stop one sees where one is, and the stops come in the order of reading."""

from playwright.sync_api import ElementHandle, Locator, Page, expect

MOST = 200  # stops until something is taken as not to be reached

# What has the focus: does one see that it has (3 px, 3:1 against what is beneath, not under something else), and where?
STOP = """target => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.wasStop = true;
  const brush = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  const rgb = color => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const light = color => {
    const [r, g, b] = rgb(color).map(x => x / 255).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const beneath = element => {
    for (let e = element.parentElement; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (rgb(color)[3] === 255) return color;
    }
    return 'white';
  };
  const ringed = element => {
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 3) return false;
    const two = [light(style.outlineColor), light(beneath(element))];
    return Math.max(...two) / Math.min(...two) >= 3;
  };
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const there = document.elementFromPoint(x, y);
  const floats = e => e && (['fixed', 'absolute'].includes(getComputedStyle(e).position) || floats(e.parentElement));
  return {
    what: one.outerHTML.slice(0, 200),
    ringed: [one, ...(one.labels ?? [])].some(ringed),
    uncovered: !!there && (one.contains(there) || there.contains(one)),
    wanted: one === target, floats: !!floats(one), top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
  };
}"""
# Controls that are shown and were no stop. Of a group of radios Tab reaches one; arrows reach the others.
MISSED = """() => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const group = e => e.type === 'radio' ? [...document.getElementsByName(e.name)].filter(r => r.form === e.form) : [e];
  return [...document.querySelectorAll(controls)]
    .filter(e => e.checkVisibility() && !e.disabled && !group(e).some(r => r.wasStop))
    .map(e => e.outerHTML.slice(0, 200));
}"""
JUMPS = "() => [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => e.outerHTML)"


def press_tab(page: Page, target: ElementHandle | None = None, key: str = "Tab") -> dict | None:
    """One stop on, seen; "wanted" when it is the target. None when the page's last was passed."""
    page.keyboard.press(key)
    stop = page.evaluate(STOP, target)
    if stop:
        assert stop["ringed"], f"one does not see that this has the focus: {stop['what']}"
        assert stop["uncovered"], f"this has the focus, under something else: {stop['what']}"
    return stop


def tab_to(page: Page, where: Locator) -> None:
    """Tab on until this has the focus."""
    target = where.element_handle()
    for _stop in range(MOST):
        stop = press_tab(page, target)
        if stop and stop["wanted"]:
            return
    raise AssertionError(f"{where} is not reached")


def has_focus(where: Locator) -> bool:
    """Whether this is where one is."""
    return where.evaluate("one => one === document.activeElement")


def is_walked_by_keys(page: Page) -> None:
    """From the top of a page that just opened to its end: everything is reached, in the order of reading."""
    page.wait_for_load_state("load")
    assert not page.evaluate(JUMPS)
    stops = []
    while stop := press_tab(page):
        stops.append(stop)
        assert len(stops) < MOST, "the focus is caught"
    missed = page.evaluate(MISSED)
    assert not missed, "not reached: " + "\n".join(missed)
    flow = [stop for stop in stops if not stop["floats"]]
    for before, after in zip(flow, flow[1:], strict=False):
        # Up is against the order of reading, unless it is the top of the next column.
        up = after["bottom"] <= before["top"] and after["left"] <= before["left"]
        assert not up, f"{after['what']}\nstands above what comes before it:\n{before['what']}"


def follow(page: Page, where: Locator, heading: str | None = None) -> None:
    """Tab to a link or button and press Enter."""
    tab_to(page, where)
    page.keyboard.press("Enter")
    if heading:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def fold(page: Page, title: str) -> Locator:
    """Tab to what folds; it opens and closes by key, and the focus stays. Returns it, open."""
    one = page.locator("details").filter(has=page.locator("summary", has_text=title)).first
    summary = one.locator("summary")
    tab_to(page, summary)
    for key in ("Enter", "Space", "Enter"):
        was = one.evaluate("one => one.open")
        page.keyboard.press(key)
        expect(one).to_have_js_property("open", not was)
        assert has_focus(summary)
    return one
