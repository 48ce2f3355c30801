// Before a session ends without anybody doing anything, a dialog says so and offers to stay. Without this the line at the
// top of each page says until when, and opening any page extends it.
const line = document.querySelector('[data-session-ends]')
const dialog = document.querySelector('[data-session-dialog]')
const warnBefore = 3 * 60_000

if (line && dialog) {
  let ends = Date.now() + Number(line.dataset.sessionEnds) * 1000
  let timer
  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => dialog.showModal(), Math.max(0, ends - Date.now() - warnBefore))
  }
  dialog.querySelector('[data-session-stay]').addEventListener('click', async () => {
    const answer = await fetch(dialog.dataset.sessionDialog, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-session-ends]')
    dialog.close()
    if (!fresh) return
    ends = Date.now() + Number(fresh.dataset.sessionEnds) * 1000
    line.textContent = fresh.textContent
    watch()
  })
  watch()
}
