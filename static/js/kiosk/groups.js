/** The eight categories, each with how many are open at the moment of the visit. */

export function attachGroups({ visit, present, say }) {
  const buttons = [...document.querySelectorAll("[data-groups] [data-group]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { group } = button.dataset;
      visit.set({ group: visit.state.group === group ? null : group, page: 0 });
    });
  }
  return () => {
    if (visit.state.view !== "browse") return;
    for (const button of buttons) {
      const { group } = button.dataset;
      const label = present.snapshot.groups.find((each) => each.id === group).label;
      button.querySelector(".group-name").textContent = label;
      button.querySelector(".group-open").textContent = present.isKnown ? say("group_open", { n: present.moment.groups[group].open }) : "";
      button.setAttribute("aria-pressed", String(visit.state.group === group));
    }
  };
}
