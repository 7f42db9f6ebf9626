// Runs first and in any browser, so in the language of 2009: one that cannot open the page is told which can, instead of showing
// nothing. What a browser can do is tried; versions are only named.
(function () {
  'use strict';
  var tuiyan = (window.tuiyan = {});

  /** Says something in place of the words that stand there while the page loads. */
  tuiyan.tell = function (sentences) {
    var place = document.getElementById('waiting');
    if (!place) {
      place = document.body.insertBefore(document.createElement('p'), document.body.firstChild);
      place.id = 'waiting';
    }
    place.setAttribute('role', 'alert');
    place.textContent = '';
    for (var at = 0; at < sentences.length; at += 1) {
      if (at > 0) place.appendChild(document.createElement('br'));
      place.appendChild(document.createTextNode(sentences[at]));
    }
  };

  /** Does something once the page has nothing else to do; Safari cannot tell when that is. */
  tuiyan.whenIdle = function (act) {
    if (window.requestIdleCallback) window.requestIdleCallback(function () { act(); }, { timeout: 3000 });
    else setTimeout(function () { act(); }, 1000);
  };

  // Reference types, several results, bulk memory, sign extension and saturating conversion: what the compiler takes for granted.
  var PROBE = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 12, 2, 96, 1, 111, 2, 111, 127, 96, 0, 2, 111, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 97,
    0, 0, 10, 27, 1, 25, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 32, 0, 68, 0, 0, 0, 0, 0, 0, 240, 63, 252, 2, 192, 11,
  ];
  var needs = {
    WebAssembly: function () {
      // Compiled, not only validated: before 97 Chromium compiles nothing under the page's security policy.
      return new WebAssembly.Module(new Uint8Array(PROBE)) instanceof WebAssembly.Module;
    },
    BigInt: function () { return BigInt(1) && BigInt64Array; },
    Promise: function () { return Promise.prototype['finally'] && Promise.allSettled; },
    Response: function () { return Response && fetch && Blob.prototype.arrayBuffer; },
    TextDecoder: function () { return TextDecoder && TextEncoder.prototype.encodeInto; },
    ResizeObserver: function () { return ResizeObserver && PointerEvent; },
    dialog: function () { return HTMLDialogElement.prototype.showModal; },
    modules: function () { return 'noModule' in document.createElement('script'); },
    grid: function () { return CSS.supports('display', 'grid') && CSS.supports('inset', '0'); },
  };
  // One file with everything inside carries it packed.
  if (document.getElementById('tuiyan-page')) needs.DecompressionStream = function () { return DecompressionStream; };

  var missing = [];
  for (var name in needs) {
    try {
      if (!needs[name]()) missing.push(name);
    } catch (_) {
      missing.push(name);
    }
  }
  tuiyan.isOutdated = missing.length > 0;
  if (tuiyan.isOutdated) {
    tuiyan.tell([
      '这个浏览器太旧，打不开推演。请换用 Chrome 97、Edge 97、Firefox 113、Safari 16.4 或更新的版本，或同等内核的国产浏览器（用“极速模式”，不用“兼容模式”）。',
      'This browser is too old for Tuiyan. Please use Chrome 97, Edge 97, Firefox 113, Safari 16.4 or newer.',
      '缺少 missing: ' + missing.join(', '),
    ]);
  }
})();
