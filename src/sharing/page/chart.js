// chart.js: draws a chart that was laid out when the file was made (lengths in tenths of a pixel).
// SPDX-License-Identifier: GPL-3.0-or-later

const TICK_FORMS = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric' },
  'day-month': { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  'month-year': { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

function px(tenths) {
  return tenths / 10;
}

// A filled disc; a triangle where the value is above, an upside-down one below its range.
function drawPoint(x, y, position, hollow) {
  const shape = position === 0
    ? makeSvg('circle', { cx: x, cy: y, r: hollow ? 3.2 : 3.6 })
    : makeSvg('path', {
      d: position > 0 ? `M${x - 4.6} ${y + 3.6}h9.2L${x} ${y - 4.8}z`
        : `M${x - 4.6} ${y - 3.6}h9.2L${x} ${y + 4.8}z`,
    });
  shape.setAttribute('class', hollow ? 'hollow' : 'filled');
  return shape;
}

function drawMark(chart, mark) {
  const [x, y, low, high, position, position2] = mark.map((v, i) => (i < 4 && v !== null ? px(v) : v));
  const line = (class_, y1, y2) => makeSvg('line', { class: class_, x1: x, x2: x, y1, y2 });
  switch (chart.style) {
    case 'stems':
      return low === null ? [drawPoint(x, y, position, false)]
        : [line('stem', y, low), drawPoint(x, y, position, false), drawPoint(x, low, position2, true)];
    case 'bars':
      return [line('bar', y, px(chart.bottom))];
    case 'ranges':
      return [line('extent', low, high)];
    default:
      return [drawPoint(x, y, position, false)];
  }
}

function drawBand(chart, band) {
  const left = px(chart.left);
  const right = px(chart.right);
  const parts = [makeSvg('rect', {
    class: 'band', x: left, y: px(band.top), width: right - left, height: px(band.bottom - band.top),
  })];
  for (const [edge, sign] of [[band.high, '<'], [band.low, '>']])
    if (edge !== null)
      parts.push(
        makeSvg('line', { class: 'edge', x1: left, x2: right, y1: px(edge[0]), y2: px(edge[0]) }),
        makeSvg('text', { class: 'limit', x: right + 8, y: px(edge[0]) + 4 },
          `${sign}\u00a0${formatNumber(edge[1], chart.decimals)}`));
  return parts;
}

function drawGrid(chart) {
  return chart.grid.flatMap(([y, value]) => [
    makeSvg('line', { class: 'grid', x1: px(chart.left), x2: px(chart.right), y1: px(y), y2: px(y) }),
    makeSvg('text', { class: 'value', x: px(chart.left) - 8, y: px(y) + 4 },
      formatNumber(value, chart.decimals)),
  ]);
}

function drawTimes(chart) {
  return chart.times.map(([x, wall, form]) => makeSvg(
    'text', { class: 'time', x: px(x), y: px(chart.bottom) + 20 }, formatWall(wall, TICK_FORMS[form])));
}

// The line, broken where nothing was measured: x and y take turns.
function drawLine(chart) {
  return chart.line.map((piece) => makeSvg('polyline', { class: 'join', points: piece.map(px).join(' ') }));
}

// The chart as an image with a description; its figures stand in the table below it.
function drawChart(chart, width, description) {
  return makeSvg('svg', {
    class: `chart ${width} ${chart.style}`,
    viewBox: `0 0 ${px(chart.width)} ${px(chart.height)}`,
    role: 'img',
    'aria-label': description,
  },
  ...chart.bands.flatMap((band) => drawBand(chart, band)),
  ...drawGrid(chart),
  ...drawTimes(chart),
  ...drawLine(chart),
  ...chart.marks.flatMap((mark) => drawMark(chart, mark)));
}
