// Worker on file:// pages: browsers refuse to start one there, so its script runs in a hidden frame.
// Only what a search needs: messages both ways, and an end.
;(function () {
  "use strict"
  if (location.protocol !== "file:" || !window.Worker) return

  window.Worker = class extends EventTarget {
    constructor(/** @type {string | URL} */ url) {
      super()
      /** @type {unknown[] | null} Messages sent before the script has run. */
      this.waiting = []
      this.onmessage = null
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.title = ""
      this.frame.setAttribute("aria-hidden", "true")
      document.body.appendChild(this.frame)
      const inside = this.frame.contentWindow
      inside.postMessage = (/** @type {unknown} */ data) => {
        const event = new MessageEvent("message", { data })
        this.dispatchEvent(event)
        if (typeof this.onmessage === "function") this.onmessage(event)
      }
      const script = inside.document.createElement("script")
      script.src = String(new URL(String(url), document.baseURI))
      script.onload = () => {
        const early = this.waiting || []
        this.waiting = null
        early.forEach((data) => this.postMessage(data))
      }
      script.onerror = () => this.dispatchEvent(new Event("error"))
      inside.document.body.appendChild(script)
    }

    postMessage(/** @type {unknown} */ data) {
      const inside = this.frame.contentWindow
      if (this.waiting) this.waiting.push(data)
      // Later, as between threads; and in the frame's own kind of event.
      else if (inside) setTimeout(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })))
    }

    terminate() {
      this.frame.remove()
    }
  }
})()
