// Marks QTI 3 items with @citolab/qti-components: one item, many answers.
window.mark = async ({ xml, answers }) => {
  const frame = document.createElement("qti-item");
  const container = document.createElement("item-container");
  frame.append(container);
  document.body.append(frame);
  await container.updateComplete; // only later changes are looked at
  container.itemXML = xml;
  const find = () => container.shadowRoot && container.shadowRoot.querySelector("qti-assessment-item");
  while (!find()) await new Promise((done) => setTimeout(done, 1));
  const item = find();
  await item.updateComplete;
  await new Promise((done) => setTimeout(done, 1));
  const shown = item.querySelectorAll("qti-simple-choice,qti-simple-associable-choice,qti-text-entry-interaction,qti-extended-text-interaction").length;
  const marks = answers.map((answer) => {
    item.resetResponses();
    for (const [name, value] of Object.entries(answer)) item.updateResponseVariable(name, value);
    item.processResponse(true, false);
    const value = (name) => item.getOutcome(name).value;
    return { score: Number(value("SCORE")), verdict: value("VERDICT"), feedback: value("FEEDBACK") };
  });
  frame.remove();
  return { shown, marks };
};
