// The theme's search dialog has no name; assistive technology needs one.
;(function () {
  "use strict"
  var dialog = document.querySelector(".md-search[role=dialog]")
  var field = dialog && dialog.querySelector("input")
  if (dialog && field && !dialog.hasAttribute("aria-label"))
    dialog.setAttribute("aria-label", field.getAttribute("aria-label") || field.placeholder)
})()
