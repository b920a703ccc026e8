// As pym's manual has it; a chart that comes late is made when the reader is near.
document.querySelectorAll("[data-chart]").forEach((place) => {
  const make = () => new pym.Parent(place.id, place.dataset.chart, JSON.parse(place.dataset.options));
  if (!("late" in place.dataset)) return make();
  new IntersectionObserver((seen, near) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    near.disconnect();
    make();
  }).observe(place);
});
