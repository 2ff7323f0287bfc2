// What a page of a package does first: it asks the launch page around it where to keep things.
;(function () {
  "use strict"
  try {
    if (window.parent !== window && window.parent.qgLms) window.parent.qgLms.opened(window)
  } catch (error) {
    // Opened from a file: the browser lets no page see another, and nothing is kept.
  }
})()
