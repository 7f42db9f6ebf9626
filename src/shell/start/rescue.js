// Takes the page over when the program fails: says so, hands out what was decided, and lets nothing of the program run on. Plain, in
// the language of 2009 like the gate, and over nothing but texts: what the program itself still holds may be half-made.
(function () {
  'use strict';
  var tuiyan = window.tuiyan;
  var FALLEN = 'tuiyan/fallen';
  var held = {};
  var isFallen = false;

  /** Holds a scenario's file for the day, under its name on the person's machine. */
  tuiyan.hold = function (key, name, text) { held[key] = { name: name, text: text }; };
  tuiyan.release = function (key) { delete held[key]; };

  /** The app inside which the page is shown, whose browser saves no files. */
  var app = '';
  tuiyan.within = function (name) { app = name; };

  /** The program has failed; `message` is for those who mend it. */
  tuiyan.fall = function (message) {
    if (isFallen) return;
    isFallen = true;
    var stack = new Error().stack || '';
    var technical = message + '\n' + stack + '\n' + navigator.userAgent;
    console.error(technical);
    var isAgain = before();
    // Whatever still runs of the program, on a timer, say, shall overwrite neither this notice nor what is kept.
    try {
      tuiyan.tell = function () {};
      Storage.prototype.setItem = function () {};
    } catch (_) { /* Then it may; the notice stands all the same. */ }
    show(technical, isAgain);
  };

  // Panics announce themselves; traps, exhausted memory and exhausted stacks are only seen here.
  window.addEventListener('error', function (event) { if (isOurs(event.error)) tuiyan.fall(String(event.error.stack || event.error)); });
  window.addEventListener('unhandledrejection', function (event) {
    if (isOurs(event.reason)) tuiyan.fall(String(event.reason.stack || event.reason));
  });
  // Registered before the program's own, and so heard before them.
  ['keydown', 'storage', 'hashchange', 'beforeunload', 'popstate', 'resize', 'visibilitychange', 'tuiyan-update'].forEach(function (name) {
    window.addEventListener(name, function (event) { if (isFallen) event.stopImmediatePropagation(); }, true);
  });

  function isOurs(error) {
    if (!error) return false;
    if (window.WebAssembly && WebAssembly.RuntimeError && error instanceof WebAssembly.RuntimeError) return true;
    return /wasm/.test(String(error.stack));
  }

  /** Whether the page fell earlier in this window, too. */
  function before() {
    try {
      var was = sessionStorage.getItem(FALLEN);
      sessionStorage.setItem(FALLEN, 'yes');
      return Boolean(was);
    } catch (_) {
      return false;
    }
  }

  /** What the program handed over, or else what is kept on this machine. */
  function scenarios() {
    var all = Object.keys(held).map(function (key) { return held[key]; });
    if (all.length > 0) return all;
    try {
      records().forEach(function (name) {
        if (isFacts(name)) return all.push({ name: '历年数据.json', text: localStorage.getItem(name) });
        var scenario = JSON.parse(localStorage.getItem(name)).scenario;
        all.push({ name: String(scenario.name || '推演').replace(/[\\/:*?"<>|\s]+/g, '_') + '.json', text: JSON.stringify(scenario, null, 2) });
      });
    } catch (_) { /* What cannot be read cannot be handed out. */ }
    return all;
  }

  function records() {
    return Object.keys(localStorage).filter(function (name) { return name.indexOf('tuiyan/2/') === 0 || isFacts(name); });
  }

  function isFacts(name) {
    return name.indexOf('tuiyan/2-facts/') === 0;
  }

  function show(technical, isAgain) {
    document.body.textContent = '';
    var page = add(document.body, 'main', 'fallen');
    page.setAttribute('role', 'alert');
    var heading = add(page, 'h1');
    say(heading, '推演出了错，停了下来', 'Tuiyan has failed and stopped');
    heading.tabIndex = -1;
    say(add(page, 'p'),
      '这是程序的错，不是您的错。情景还在，是出错之前的样子：请先下载，再重新载入。下载的文件以后可以从“文件”里导入。',
      'The fault is the program’s, not yours. Your scenarios are here as they were just before: download them first, then reload. The files can be imported again under “Files”.');
    var list = add(page, 'ul');
    scenarios().forEach(function (one) {
      var item = add(list, 'li');
      var button = add(item, 'button');
      say(button, '下载 ' + one.name, 'Download');
      button.onclick = function () { download(item, one); };
    });
    var row = add(page, 'p', 'fallen-actions');
    press(row, '重新载入', 'Reload', function () { location.reload(); });
    if (isAgain) {
      press(row, '把本机保存的另存一边，从头开始', 'Set aside what is kept on this machine and start afresh', function () {
        records().forEach(function (name) {
          localStorage['tuiyan/damaged/' + name] = localStorage.getItem(name);
          localStorage.removeItem(name);
        });
        location.reload();
      });
    }
    var copied = add(page, 'p');
    copied.setAttribute('role', 'status');
    press(row, '复制错误信息', 'Copy the message', function () {
      var done = function () { say(copied, '已复制，可以发给维护的人。', 'Copied; it can be sent to whoever maintains this page.'); };
      var not = function () { details.open = true; say(copied, '浏览器不允许复制，请在下面选取。', 'The browser does not allow copying; select the text below.'); };
      if (navigator.clipboard) navigator.clipboard.writeText(technical).then(done, not);
      else not();
    });
    var details = add(page, 'details');
    say(add(details, 'summary'), '错误信息', 'Message');
    add(details, 'pre').textContent = technical;
    heading.focus();
  }

  // Not `document.createElement`: what brought the program down may be just that.
  function add(parent, name, className) {
    var element = Document.prototype.createElement.call(document, name);
    if (className) element.className = className;
    return parent.appendChild(element);
  }

  /** Both languages, that of the page first. */
  function say(element, chinese, english) {
    element.textContent = '';
    var both = [['zh-CN', chinese], ['en', english]];
    if (document.documentElement.lang === 'en') both.reverse();
    both.forEach(function (text) {
      var part = add(element, 'span');
      part.lang = text[0];
      part.textContent = text[1];
    });
  }

  function press(row, chinese, english, act) {
    var button = add(row, 'button');
    say(button, chinese, english);
    button.onclick = act;
  }

  function download(item, one) {
    var link = Document.prototype.createElement.call(document, 'a');
    link.href = URL.createObjectURL(new Blob([one.text], { type: 'application/json' }));
    link.download = one.name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    if (app) spread(item, one);
  }

  /** The text of a file to be copied, beneath its button. */
  function spread(item, one) {
    if (item.lastChild.nodeName === 'TEXTAREA') return;
    say(add(item, 'p'),
      app + '里打开的网页一般不能保存文件，文件可能没有存下来。请复制下面的文字，存为“' + one.name + '”。',
      'Pages inside ' + app + ' usually cannot save files. Copy the text below and save it as “' + one.name + '”.');
    var text = add(item, 'textarea');
    text.readOnly = true;
    text.rows = 6;
    text.value = one.text;
    text.setAttribute('aria-label', one.name);
    text.select();
  }
})();
