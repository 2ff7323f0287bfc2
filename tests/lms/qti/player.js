// Marks QTI 3 items with qti3-item-player: one item, many answers.
const ready = {};
new window.Vue({
  render: (make) =>
    make(window["qti3Player"].default || window["qti3Player"], {
      props: { suppressAlertMessages: true, suppressInvalidResponseMessages: true },
      on: {
        notifyQti3PlayerReady: (player) => (ready.player = player),
        notifyQti3ItemReady: (item) => ready.item(item),
        notifyQti3ScoreAttemptCompleted: (data) => (ready.state = data.state),
      },
    }),
}).$mount("#player");

window.mark = async ({ xml, answers }) => {
  while (!ready.player) await new Promise((done) => setTimeout(done, 1));
  const item = await new Promise((done) => {
    ready.item = done;
    ready.player.loadItemFromXml(xml, { guid: "g", sessionControl: undefined });
  });
  const shown = item.$el.querySelectorAll(
    ".qti-simple-choice,.qti-simple-associable-choice,input,textarea,[role=option],[role=radio],[role=checkbox]",
  ).length;
  const marks = answers.map((answer) => {
    const responseVariables = Object.entries(answer).map(([identifier, value]) => ({ identifier, value, state: null }));
    item.resetResponseDeclarations();
    ready.player.setItemContextState({ responseVariables, outcomeVariables: [], templateVariables: [], contextVariables: [], validationMessages: [] });
    item.initializeResponseDeclarations(true);
    ready.player.scoreAttempt("mark");
    const value = (name) => ready.state.outcomeVariables.find((one) => one.identifier === name).value;
    return { score: Number(value("SCORE")), verdict: value("VERDICT"), feedback: value("FEEDBACK") };
  });
  return { shown, marks };
};
