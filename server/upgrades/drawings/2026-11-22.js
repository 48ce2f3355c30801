// How the version of 22 November 2026 drew a report, whole and in one file: the PDF, the workbook and the web page with its
// templates, made of the files named below. The step 2026-11-29-issued-files stores with it what that version issued, byte for
// byte as it was served then, whatever is drawn otherwise since. Never edited, and used by nothing else; the stylesheet
// inside a web page is today's.
// reports/pdf/tags.ts
function documentTag(doc) {
  return once(() => {
    const element2 = doc.struct("Document");
    doc.addStructure(element2);
    return element2;
  });
}
function tag(doc, parent, kind, options = {}) {
  return once(() => {
    const element2 = doc.struct(kind, options);
    parent().add(element2);
    return element2;
  });
}
function tagWith(doc, parent, kind, attributes) {
  const plain = tag(doc, parent, kind);
  return once(() => {
    const element2 = plain();
    element2.dictionary.data["A"] = attributes;
    return element2;
  });
}
function drawIn(element2, draw) {
  element2().add(draw);
}
function drawArtifact(doc, type, draw) {
  doc.markContent("Artifact", { type });
  draw();
  doc.endMarkedContent();
}
function drawRule(doc, line2) {
  drawArtifact(doc, "Layout", () => {
    doc.moveTo(...line2.from).lineTo(...line2.to).lineWidth(line2.weight).stroke(line2.colour);
  });
}
function once(make) {
  let made;
  return () => made ??= make();
}

// reports/pdf/theme.ts
var millimetres = (length) => length * 72 / 25.4;
var page = {
  width: 595.28,
  height: 841.89,
  left: millimetres(22),
  right: 595.28 - millimetres(22),
  top: millimetres(20),
  bottom: 841.89 - millimetres(24)
};
var measure = page.right - page.left;
var baseline = 5;
var colours = {
  ink: "#0B0C0C",
  accent: "#12436D",
  quiet: "#505A5F",
  hairline: "#B1B4B6"
};
var { ink, accent, quiet } = colours;
var styles = {
  body: { face: "regular", size: 10.5, leading: 15, colour: ink },
  strong: { face: "semibold", size: 10.5, leading: 15, colour: ink },
  coverTitle: { face: "semibold", size: 32, leading: 40, colour: accent },
  coverPeriod: { face: "regular", size: 15, leading: 20, colour: ink },
  heading1: { face: "semibold", size: 24, leading: 30, colour: ink },
  heading2: { face: "semibold", size: 15, leading: 20, colour: ink },
  heading3: { face: "semibold", size: 12, leading: 15, colour: ink },
  caption: { face: "semibold", size: 10.5, leading: 15, colour: ink },
  cell: { face: "regular", size: 9, leading: 12.5, colour: ink },
  cellStrong: { face: "semibold", size: 9, leading: 12.5, colour: ink },
  note: { face: "regular", size: 8.5, leading: 11.5, colour: quiet },
  figure: { face: "semibold", size: 22, leading: 25, colour: accent },
  figureLabel: { face: "semibold", size: 9, leading: 12.5, colour: ink },
  figureNote: { face: "regular", size: 9, leading: 12.5, colour: quiet },
  opinionWord: { face: "semibold", size: 15, leading: 20, colour: accent },
  running: { face: "regular", size: 8.5, leading: 11.5, colour: quiet },
  marking: { face: "semibold", size: 8.5, leading: 11.5, colour: ink, letterSpacing: 0.8 }
};

// reports/pdf/fonts.ts
import { fileURLToPath } from "node:url";
var files = {
  "source-regular": "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-semibold": "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "wide-regular": "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "wide-semibold": "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"
};
var missingMark = "□";
var preference = {
  regular: ["source-regular", "wide-regular"],
  semibold: ["source-semibold", "wide-semibold"]
};
function openFonts(doc) {
  for (const [name, file] of Object.entries(files)) {
    doc.registerFont(name, fileURLToPath(import.meta.resolve(file)));
  }
  const known = /* @__PURE__ */ new Map();
  const has = (font, cluster) => {
    const key = font + cluster;
    const answer = known.get(key) ?? hasAll(doc, font, cluster);
    known.set(key, answer);
    return answer;
  };
  return {
    has,
    fontFor: (face, cluster) => preference[face].find((font) => has(font, cluster)) ?? null
  };
}
function hasAll(doc, font, cluster) {
  const { font: file } = doc.font(font)._font;
  return Array.from(cluster).every((character) => file.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

// reports/pdf/runs.ts
var clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
var rightToLeftScript = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
var neutral = /^[\s\p{P}]+$/u;
var invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E007F}]/gu;
function runsOf(fonts, face, text) {
  const runs = [];
  for (const { segment } of clusters.segment(text)) {
    const run = runOfCluster(fonts, face, segment, runs.at(-1));
    if (run) join(runs, run);
  }
  return inVisualOrder(runs);
}
function runOfCluster(fonts, face, segment, before) {
  const cluster = fonts.fontFor(face, segment) ? segment : segment.replace(invisible, "");
  if (cluster === "") return null;
  if (before && goesOn(fonts, before, cluster)) {
    return { text: cluster, font: before.font, rightToLeft: before.rightToLeft };
  }
  const font = fonts.fontFor(face, cluster);
  if (font) return { text: cluster, font, rightToLeft: rightToLeftScript.test(cluster) };
  return { text: missingMark, font: markFont(fonts, face), rightToLeft: false, instead: cluster };
}
var goesOn = (fonts, before, cluster) => !before.instead && neutral.test(cluster) && fonts.has(before.font, cluster);
function markFont(fonts, face) {
  const font = fonts.fontFor(face, missingMark);
  if (!font) throw new Error("The mark for a missing character is itself missing from the fonts");
  return font;
}
function join(runs, run) {
  const last = runs.at(-1);
  const alike = last?.font === run.font && last.rightToLeft === run.rightToLeft;
  if (last && alike && !last.instead && !run.instead) last.text += run.text;
  else runs.push(run);
}
function inVisualOrder(runs) {
  const ordered = [];
  for (let index = 0; index < runs.length; ) {
    const end = endOfRightToLeft(runs, index);
    ordered.push(...end > index ? reversed(runs.slice(index, end)) : runs.slice(index, index + 1));
    index = Math.max(end, index + 1);
  }
  return ordered;
}
function endOfRightToLeft(runs, start) {
  if (!runs[start]?.rightToLeft) return start;
  let end = start + 1;
  for (let index = start + 1; index < runs.length; index++) {
    const run = runs[index];
    if (run?.rightToLeft) end = index + 1;
    else if (!run || !/^[\d\s\p{P}]+$/u.test(run.text)) break;
  }
  return end;
}
function reversed(runs) {
  const last = runs.at(-1);
  if (!last) return runs;
  const text = last.text.replace(/[\s\p{P}]+$/u, "");
  const rest = last.text.slice(text.length);
  const stretch = [...runs.slice(0, -1), { ...last, text }].map(turned).toReversed();
  return rest === "" ? stretch : [...stretch, { ...last, text: rest, rightToLeft: false }];
}
function turned(run) {
  if (run.rightToLeft) return run;
  const figure = run.text.trim();
  const [before = "", after = ""] = run.text.split(figure);
  return { ...run, text: after + figure + before };
}

// reports/pdf/typesetting.ts
var clusters2 = new Intl.Segmenter("en", { granularity: "grapheme" });
function setLines(type, text, style, width2) {
  return printable(text).split("\n").flatMap((paragraph) => fill(type, piecesOf(type, paragraph, style, width2), style, width2));
}
function printable(text) {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(new RegExp("(?!\\n)\\p{Cc}", "gu"), "");
}
function piecesOf(type, text, style, width2) {
  return text.split(/(?<=[ \u2009])|(?<=[^\s\d][-–—/])(?=[^\s\d])/u).flatMap((piece) => setLine(type, piece.trimEnd(), style).width <= width2 ? [piece] : chopped(piece));
}
var chopped = (piece) => [...clusters2.segment(piece)].map(({ segment }) => segment);
function fill(type, pieces, style, width2) {
  const lines = [];
  let line2 = "";
  let used = 0;
  for (const piece of pieces) {
    const wide2 = setLine(type, piece, style).width;
    const bare = piece.endsWith(" ") ? setLine(type, piece.trimEnd(), style).width : wide2;
    if (line2 !== "" && used + bare > width2 + 0.01) {
      lines.push(line2);
      line2 = "";
      used = 0;
    }
    line2 += piece;
    used += wide2;
  }
  return [...lines, line2].map((words) => setLine(type, words.trimEnd(), style));
}
function setLine(type, text, style) {
  const runs = runsOf(type.fonts, style.face, text).map((run) => ({
    ...run,
    width: widthOf(type, run, style)
  }));
  return { runs, width: runs.reduce((sum2, run) => sum2 + run.width, 0) };
}
function widthOf(type, run, style) {
  const spacing = (style.letterSpacing ?? 0) * run.text.length;
  return type.doc.font(run.font).fontSize(style.size).widthOfString(run.text, featuresOf(run)) + spacing;
}
var featuresOf = (run) => run.rightToLeft ? { features: [] } : {};
function drawLine(type, line2, style, at2) {
  const baseline2 = at2.y + style.leading / 2 + style.size * 0.33;
  let x = at2.x;
  for (const run of line2.runs) {
    drawRun(type.doc, run, style, { x, y: baseline2 });
    x += run.width;
  }
}
function drawRun(doc, run, style, at2) {
  doc.font(run.font).fontSize(style.size).fillColor(style.colour);
  const actual = run.instead ?? (run.rightToLeft ? run.text : void 0);
  if (actual !== void 0) doc.markContent("Span", { actual });
  doc.text(run.text, at2.x, at2.y, {
    ...featuresOf(run),
    lineBreak: false,
    baseline: "alphabetic",
    characterSpacing: style.letterSpacing ?? 0
  });
  if (actual !== void 0) doc.endMarkedContent();
}

// reports/pdf/paper.ts
function textPieces(paper, element2, text, place2) {
  const { style, x = page.left, width: width2 = measure, before = 0, keepWithNext = false } = place2;
  const lines = setLines(paper, text, style, width2);
  return lines.map((line2, index) => ({
    height: style.leading,
    before: index === 0 ? before : 0,
    keep: keepWithNext || keepsLines(index, lines.length),
    draw: (y) => {
      drawIn(element2, () => {
        drawLine(paper, index < lines.length - 1 ? spaced(line2) : line2, style, { x, y });
      });
    }
  }));
}
var keepsLines = (index, count) => index < count - 1 && (index === 0 || index === count - 2);
function spaced(line2) {
  const last = line2.runs.at(-1);
  if (!last || last.rightToLeft || last.instead || last.text.endsWith("-")) return line2;
  return { ...line2, runs: [...line2.runs.slice(0, -1), { ...last, text: `${last.text} ` }] };
}

// reports/pdf/blocks/heading.ts
var looks = {
  1: { style: styles.heading1, before: 25 },
  2: { style: styles.heading2, before: 20 },
  3: { style: styles.heading3, before: 15 }
};
function drawHeading(paper, block) {
  const target = `heading-${paper.headings.length}`;
  return headingPieces(paper, { level: block.level, text: block.text, target });
}
function drawTitle(paper, heading) {
  const pieces = headingPieces(paper, heading);
  const rule = {
    height: 5,
    before: 0,
    keep: true,
    draw: (y) => {
      const at2 = y + 3;
      drawRule(paper.doc, {
        from: [page.left, at2],
        to: [page.left + measure, at2],
        weight: 1,
        colour: colours.accent
      });
    }
  };
  return [...pieces, rule];
}
function headingPieces(paper, heading) {
  const level = Math.min(heading.level, paper.level + 1);
  const { style, before } = looks[heading.level];
  paper.level = level;
  paper.headings.push(heading);
  const element2 = tag(paper.doc, paper.chapter, `H${level}`);
  const pieces = textPieces(paper, element2, heading.text, { style, before, keepWithNext: true });
  return pieces.map((piece, index) => index === 0 ? marked(paper, piece, heading) : piece);
}
function marked(paper, piece, heading) {
  return {
    ...piece,
    target: heading.target,
    draw: (y) => {
      paper.doc.addNamedDestination(heading.target, "XYZ", page.left, y, null);
      piece.draw(y);
    }
  };
}

// reports/pdf/bookmarks.ts
function addBookmarks(doc, headings, places) {
  let chapter = doc.outline;
  for (const { level, text, target } of headings) {
    const place2 = places.find((candidate) => candidate.target === target);
    if (!place2 || level > 2) continue;
    const where = { pageNumber: place2.pageIndex, top: place2.y, left: page.width };
    if (level === 1) chapter = doc.outline.addItem(text, { ...where, expanded: false });
    else chapter.addItem(text, where);
  }
}

// reports/pdf/pieces.ts
var room = page.bottom - page.top;
function paginate(pieces) {
  const pages = [];
  let y = Infinity;
  for (const group of groupsOf(pieces)) {
    if (group[0]?.startsPage === true || y + heightOf(group, y) > room + 0.01) y = Infinity;
    for (const piece of group) {
      const top = topOf(piece, y);
      const fits = top + piece.height <= room + 0.01;
      y = fits ? place(pages, piece, top) : placeOnNewPage(pages, piece);
    }
  }
  return pages;
}
function groupsOf(pieces) {
  const groups = [];
  let open = false;
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && open) last.push(piece);
    else groups.push([piece]);
    open = piece.keep;
  }
  return groups;
}
var heightOf = (group, y) => group.reduce((bottom, piece) => topOf(piece, bottom) + piece.height, y) - y;
var topOf = (piece, y) => {
  if (piece.before === 0 || y === 0) return y;
  return Math.ceil((y + piece.before) / baseline - 1e-3) * baseline;
};
function place(pages, piece, top) {
  pages.at(-1)?.push({ piece, y: page.top + top });
  return top + piece.height;
}
function placeOnNewPage(pages, piece) {
  const { again } = piece;
  const top = again?.height ?? 0;
  const placed = { piece, y: page.top + top };
  pages.push([again ? { ...placed, again: { y: page.top, draw: again.draw } } : placed]);
  return top + piece.height;
}

// reports/pdf/contents.ts
var numberRoom = 30;
var roomy = { heading: styles.body, aboveChapter: 7.5 };
var tight = { heading: styles.cell, aboveChapter: 2.5 };
function drawContents(paper, headings, pageOf) {
  const title = drawTitle(paper, { level: 1, text: "Contents", target: "contents" });
  const list = tag(paper.doc, paper.chapter, "TOC");
  const listed = headings.filter(({ level }) => level < 3);
  const choices = [roomy, tight].map((spacing) => [
    ...title,
    ...listed.map((heading, index) => {
      const entry2 = { ...entryOf(paper, heading, spacing), isFirst: index === 0 };
      return entryPiece(paper, list, entry2, pageOf);
    })
  ]);
  return choices.reduce((best, other) => paginate(other).length < paginate(best).length ? other : best);
}
function entryOf(paper, heading, spacing) {
  const isChapter = heading.level === 1;
  const style = isChapter ? styles.strong : spacing.heading;
  const indent3 = isChapter ? 0 : 20;
  const lines = setLines(paper, heading.text, style, measure - indent3 - numberRoom);
  return { heading, style, indent: indent3, lines, before: isChapter ? spacing.aboveChapter : 0 };
}
function entryPiece(paper, list, entry2, pageOf) {
  const { heading, style, lines, isFirst, before } = entry2;
  const isChapter = heading.level === 1;
  return {
    height: lines.length * style.leading,
    before,
    keep: isChapter,
    draw: (y) => {
      if (isChapter && !isFirst) ruleAbove(paper, y);
      drawEntry(paper, tag(paper.doc, list, "TOCI"), { entry: entry2, y, pageNumber: pageOf(heading) });
    }
  };
}
function ruleAbove(paper, y) {
  const at2 = y - 1;
  drawRule(paper.doc, { from: [page.left, at2], to: [page.right, at2], weight: 0.5, colour: colours.hairline });
}
function drawEntry(paper, item, { entry: entry2, y, pageNumber }) {
  const { heading, style, indent: indent3, lines } = entry2;
  const link = tag(paper.doc, tag(paper.doc, item, "Reference"), "Link");
  const number = setLine(paper, String(pageNumber), style);
  drawIn(link, () => {
    lines.forEach((line2, index) => {
      drawLine(paper, line2, style, { x: page.left + indent3, y: y + index * style.leading });
    });
    const last = y + (lines.length - 1) * style.leading;
    drawLine(paper, setLine(paper, " ", style), style, { x: page.right - number.width - 5, y: last });
    drawLine(paper, number, style, { x: page.right - number.width, y: last });
  });
  const contents = `${heading.text}, page ${pageNumber}`;
  paper.doc.goTo(page.left + indent3, y, measure - indent3, lines.length * style.leading, heading.target, {
    structParent: link(),
    // A String object is text to pdfkit; a plain string would be a PDF name.
    Contents: new String(contents)
  });
  link().end();
}

// reports/pdf/blocks/commentary.ts
var indent = 15;
function drawCommentary(paper, block) {
  const quote = tag(paper.doc, paper.chapter, "BlockQuote");
  const place2 = { x: page.left + indent, width: measure - indent };
  const by = textPieces(paper, tag(paper.doc, quote, "P"), block.by, {
    ...place2,
    style: styles.strong,
    before: 10,
    keepWithNext: true
  });
  const paragraphs = block.paragraphs.flatMap(
    (text, index) => textPieces(paper, tag(paper.doc, quote, "P"), text, {
      ...place2,
      style: styles.body,
      before: index === 0 ? 0 : 7.5
    })
  );
  return [...by, ...paragraphs].map((piece, index) => behindRule(paper, piece, index > 0));
}
function behindRule(paper, piece, joined) {
  return {
    ...piece,
    draw: (y) => {
      const above = joined && piece.before > 0 ? piece.before + 2.5 : 0;
      const x = page.left + 1;
      drawRule(paper.doc, {
        from: [x, Math.max(page.top, y - above)],
        to: [x, y + piece.height],
        weight: 2,
        colour: colours.accent
      });
      piece.draw(y);
    }
  };
}

// reports/pdf/cover.ts
function drawCover(paper, report) {
  paper.level = 1;
  const title = tag(paper.doc, paper.chapter, "H1");
  const paragraph = (text, place2) => textPieces(paper, tag(paper.doc, paper.chapter, "P"), text, { keepWithNext: true, ...place2 });
  return [
    spacer(120),
    ...textPieces(paper, title, report.title, { style: styles.coverTitle, keepWithNext: true }),
    ...paragraph(report.period, { style: styles.coverPeriod, before: 5 }),
    coverRule(paper),
    ...report.cover.flatMap((line2) => coverLine(paper, line2)),
    ...paragraph(report.statement, {
      style: styles.body,
      before: 25,
      width: measure * 0.8,
      keepWithNext: false
    }),
    ...report.demonstration.flatMap((text, index) => demonstrationPieces(paper, text, index === 0))
  ];
}
function drawMasthead(paper, report) {
  paper.level = 1;
  const title = tag(paper.doc, paper.chapter, "H1");
  const about = tag(paper.doc, paper.chapter, "P");
  const words = report.cover.map(({ label: label2, text }) => `${label2}: ${text}`).join(". ");
  return [
    ...textPieces(paper, title, `${report.title}, ${report.period}`, {
      style: styles.heading2,
      keepWithNext: true
    }),
    ...textPieces(paper, about, `${words}.`, { style: styles.note, before: 5, keepWithNext: true })
  ];
}
var spacer = (height) => ({ height, before: 0, keep: true, draw: () => void 0 });
var coverRule = (paper) => ({
  height: 10,
  before: 15,
  keep: true,
  draw: (y) => {
    drawRule(paper.doc, { from: [page.left, y], to: [page.right, y], weight: 2, colour: colours.accent });
  }
});
function coverLine(paper, line2) {
  const element2 = tag(paper.doc, paper.chapter, "P");
  const indent3 = 120;
  const label2 = textPieces(paper, element2, `${line2.label} `, { style: styles.strong, width: indent3 - 10 });
  const words = textPieces(paper, element2, line2.text, {
    style: styles.body,
    x: page.left + indent3,
    width: measure - indent3
  });
  const leading = styles.body.leading;
  const height = Math.max(label2.length, words.length) * leading;
  const draw = (y) => {
    for (const side of [label2, words]) {
      side.forEach((piece, index) => {
        piece.draw(y + index * leading);
      });
    }
  };
  return [{ height, before: 5, keep: false, draw }];
}
function demonstrationPieces(paper, text, first) {
  const pieces = textPieces(paper, tag(paper.doc, paper.chapter, "P"), text, {
    style: first ? styles.strong : styles.body,
    x: page.left + 15,
    width: measure * 0.8 - 15,
    before: first ? 25 : 0
  });
  return pieces.map((piece, index) => behindRule(paper, piece, !first || index > 0));
}

// reports/charts/columns.ts
import { scaleBand } from "d3-scale";

// reports/charts/axes.ts
import { scaleLinear } from "d3-scale";

// reports/charts/scene.ts
var size = { width: 470.55, height: 175.75 };
var paletteFor = (count) => count <= 2 ? ["#12436D", "#F46A25"] : ["#12436D", "#28A197", "#801650", "#F46A25"];
var colours2 = { ink: "#0B0C0C", quiet: "#505A5F", grid: "#D9DBDC", axis: "#505A5F" };
var labelSize = 8;
var labelLeading = 9.5;
var widthOf2 = (text, size2 = labelSize) => {
  const units = Array.from(text).reduce((sum2, letter) => sum2 + (/[A-ZMWmw%]/u.test(letter) ? 0.64 : 0.5), 0);
  return units * size2;
};
function wrapped(text, width2) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && widthOf2(`${last} ${word}`) <= width2) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
var label = (text, at2, more = {}) => ({
  type: "text",
  at: at2,
  text,
  size: labelSize,
  anchor: "middle",
  fill: colours2.ink,
  strong: false,
  ...more
});

// reports/charts/axes.ts
function valueScale(values, frame) {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  return scaleLinear().domain([lowest, highest === lowest ? lowest + 1 : highest]).nice(4).range([frame.bottom, frame.top]);
}
function grid(scale, frame) {
  const format = scale.tickFormat(4, ",f");
  return scale.ticks(4).flatMap((tick) => {
    const y = scale(tick);
    return [
      {
        type: "line",
        from: [frame.left, y],
        to: [frame.right, y],
        stroke: tick === 0 ? colours2.axis : colours2.grid,
        weight: tick === 0 ? 1 : 0.5,
        dash: []
      },
      label(format(tick), [frame.left - 5, y + labelSize / 3], { anchor: "end", fill: colours2.quiet })
    ];
  });
}
var tickRoom = (values) => {
  const scale = valueScale(values, { left: 0, right: 0, top: 0, bottom: 1 });
  const format = scale.tickFormat(4, ",f");
  return Math.max(...scale.ticks(4).map((tick) => widthOf2(format(tick)))) + 8;
};
function categoryNames(categories, step) {
  const widest = Math.max(0, ...categories.flatMap((name) => name.split(" ")).map((word) => widthOf2(word)));
  const every = Math.max(1, Math.ceil((widest + 4) / step));
  const lines = categories.map((name) => wrapped(name, step * every - 4));
  return { lines, every, height: Math.max(1, ...lines.map(({ length }) => length)) * labelLeading + 6 };
}
function categoryMarks(names, frame, middleOf) {
  return names.lines.flatMap(
    (lines, index) => index % names.every === 0 ? lines.map(
      (text, line2) => label(text, [middleOf(index), frame.bottom + 10 + line2 * labelLeading], { fill: colours2.quiet })
    ) : []
  );
}
function missingMarks(x, y, words) {
  const arm = 2.5;
  const middle = y - 6;
  const stroke3 = { stroke: colours2.quiet, weight: 1, dash: [] };
  return [
    { type: "line", from: [x - arm, middle - arm], to: [x + arm, middle + arm], ...stroke3 },
    { type: "line", from: [x - arm, middle + arm], to: [x + arm, middle - arm], ...stroke3 },
    ...words === "" || words.length > 3 ? [] : [label(words, [x, middle - 5], { fill: colours2.quiet })]
  ];
}

// reports/charts/key.ts
var swatch = 8;
var gap = 14;
function keyMarks(chart, palette) {
  const axis = label(chart.axisLabel, [0, 8], { anchor: "start", fill: colours2.quiet });
  if (chart.series.length < 2) return [axis];
  const order = label(orderOf(chart), [0, 8 + labelLeading + 2], { anchor: "start", fill: colours2.quiet });
  return [
    axis,
    order,
    ...placesOf(chart).flatMap((place2, index) => entry(place2, palette[index] ?? colours2.ink))
  ];
}
var keyRows = (chart) => chart.series.length < 2 ? 0 : Math.max(...placesOf(chart).map(({ row }) => row)) + 1;
var orderOf = (chart) => chart.stacked ? "From the bottom:" : "From the left:";
function placesOf(chart) {
  const places = [];
  const start = widthOf2(orderOf(chart)) + 6;
  let x = start;
  let row = 0;
  for (const { name } of chart.series) {
    const width2 = swatch + 4 + widthOf2(name);
    if (x + width2 > size.width && x > start) {
      x = start;
      row += 1;
    }
    places.push({ name, x, row });
    x += width2 + gap;
  }
  return places;
}
function entry({ name, x, row }, fill2) {
  const baseline2 = 8 + labelLeading + 2 + row * labelLeading;
  return [
    { type: "rect", x, y: baseline2 - 6.5, width: swatch, height: swatch - 1, fill: fill2 },
    label(name, [x + swatch + 4, baseline2], { anchor: "start" })
  ];
}

// reports/charts/columns.ts
function columnScene(chart) {
  const plot = plotOf(chart);
  const marks = chart.categories.flatMap(
    (_, index) => chart.stacked ? stackMarks(plot, index) : groupMarks(plot, index)
  );
  const { bands, frame, scale } = plot;
  const names = categoryNames(chart.categories, bands.step());
  const middleOf = (index) => (bands(String(index)) ?? 0) + bands.bandwidth() / 2;
  return {
    ...size,
    marks: [
      ...keyMarks(chart, plot.palette),
      ...grid(scale, frame),
      ...marks,
      ...categoryMarks(names, frame, middleOf)
    ]
  };
}
function plotOf(chart) {
  const values = chart.stacked ? chart.categories.map((_, index) => sum(chart, index)) : chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const left = tickRoom(values);
  const right = size.width;
  const bands = scaleBand().domain(chart.categories.map((_, index) => String(index))).range([left, right]).paddingInner(0.25).paddingOuter(0.1);
  const names = categoryNames(chart.categories, bands.step());
  const frame = {
    left,
    right,
    top: 14 + keyRows(chart) * labelLeading + 12,
    bottom: size.height - names.height
  };
  return { chart, frame, bands, scale: valueScale(values, frame), palette: paletteFor(chart.series.length) };
}
var sum = (chart, index) => chart.series.reduce((total, series) => total + (series.values[index] ?? 0), 0);
var valuesAt = ({ chart, palette }, index) => chart.series.map((series, place2) => ({
  value: series.values[index] ?? null,
  words: series.labels[index] ?? "",
  fill: palette[place2] ?? colours2.ink
}));
function groupMarks(plot, index) {
  const { bands, scale } = plot;
  const values = valuesAt(plot, index);
  const width2 = bands.bandwidth() / values.length;
  const inset = values.length > 1 ? 0.5 : 0;
  return values.flatMap(({ value, words, fill: fill2 }, place2) => {
    const x = (bands(String(index)) ?? 0) + place2 * width2;
    if (value === null) return missingMarks(x + width2 / 2, scale(0), words);
    const y = Math.min(scale(0), scale(value));
    const height = Math.abs(scale(0) - scale(value));
    const bar = { type: "rect", x: x + inset, y, width: width2 - 2 * inset, height, fill: fill2 };
    const room2 = values.length > 1 ? width2 + 1 : bands.step();
    return [bar, ...fitting(words, room2, [x + width2 / 2, y - 3], colours2.ink)];
  });
}
function stackMarks(plot, index) {
  const { bands, scale } = plot;
  const x = bands(String(index)) ?? 0;
  const width2 = bands.bandwidth();
  let below = 0;
  return valuesAt(plot, index).flatMap(({ value, words, fill: fill2 }) => {
    if (value === null) return missingMarks(x + width2 / 2, scale(below), words);
    const top = scale(below + value);
    const height = scale(below) - top;
    below += value;
    const bar = { type: "rect", x, y: top, width: width2, height: Math.max(0, height - 0.75), fill: fill2 };
    if (height < labelSize + 3) return [bar];
    return [bar, ...fitting(words, width2, [x + width2 / 2, top + height / 2 + 2.5], on(fill2))];
  });
}
var fitting = (words, room2, at2, fill2) => words !== "" && widthOf2(words) <= room2 ? [label(words, at2, { fill: fill2 })] : [];
var on = (fill2) => fill2 === "#12436D" || fill2 === "#801650" ? "#FFFFFF" : colours2.ink;

// reports/charts/lines.ts
import { scalePoint } from "d3-scale";
import { line } from "d3-shape";
var dashes = [[], [6, 3], [2, 2], [8, 2, 2, 2]];
function lineScene(chart) {
  const plot = plotOf2(chart);
  const { frame, scale } = plot;
  const names = categoryNames(chart.categories, plot.points.step());
  return {
    ...size,
    marks: [
      label(chart.axisLabel, [0, 8], { anchor: "start", fill: colours2.quiet }),
      ...grid(scale, frame),
      ...chart.breaks.flatMap((broken) => breakMarks(plot, broken)),
      ...chart.series.flatMap((series, index) => seriesMarks(plot, series, index)),
      ...endLabels(plot),
      ...categoryMarks(names, frame, (index) => plot.points(String(index)) ?? 0)
    ]
  };
}
function plotOf2(chart) {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const left = tickRoom(values);
  const right = size.width - Math.max(30, ...chart.series.flatMap(endLines).map((text) => widthOf2(text) + 10));
  const points = scalePoint().domain(chart.categories.map((_, index) => String(index))).range([left, right]).padding(0.4);
  const names = categoryNames(chart.categories, points.step());
  const top = 20 + Math.max(0, ...chart.breaks.map((broken) => breakLines(broken).length)) * labelLeading;
  const frame = { left, right, top, bottom: size.height - names.height };
  return { chart, frame, points, scale: valueScale(values, frame), palette: paletteFor(chart.series.length) };
}
function seriesMarks({ points, scale, palette }, series, index) {
  const stroke3 = palette[index] ?? colours2.ink;
  const at2 = series.values.map((value, category) => ({ value, x: points(String(category)) ?? 0 }));
  const path = line().defined(({ value }) => value !== null).x(({ x }) => x).y(({ value }) => scale(value ?? 0)).digits(2)(at2);
  const dots = at2.flatMap(({ value, x }, place2) => {
    if (value === null) return missingMarks(x, scale(0), "");
    const hasDot = place2 === lastIndex(series) || standsAlone(at2, place2);
    return hasDot ? [{ type: "dot", at: [x, scale(value)], radius: 2.5, fill: stroke3 }] : [];
  });
  const dash = dashes[index] ?? [];
  return [...path === null ? [] : [{ type: "path", path, stroke: stroke3, weight: 1.75, dash }], ...dots];
}
var standsAlone = (at2, place2) => [at2[place2 - 1], at2[place2 + 1]].every((point) => (point?.value ?? null) === null);
var lastIndex = (series) => series.values.findLastIndex((value) => value !== null);
var endLines = (series) => [
  series.labels[lastIndex(series)] ?? "",
  ...wrapped(series.name, 80)
];
function endLabels({ chart, frame, scale, palette }) {
  const blocks = chart.series.map((series, index) => ({
    lines: endLines(series),
    y: scale(series.values[lastIndex(series)] ?? 0) - 2,
    fill: palette[index] ?? colours2.ink
  })).toSorted((one, other) => one.y - other.y);
  const tops = movedApart(blocks, frame);
  return blocks.flatMap(
    ({ lines, fill: fill2 }, index) => lines.map(
      (text, place2) => label(text, [frame.right + 4, (tops[index] ?? 0) + 5 + place2 * labelLeading], {
        anchor: "start",
        strong: place2 === 0,
        fill: fill2 === "#F46A25" || fill2 === "#28A197" ? colours2.ink : fill2
      })
    )
  );
}
function movedApart(blocks, frame) {
  const heights = blocks.map(({ lines }) => lines.length * labelLeading + 3);
  const tops = [];
  blocks.forEach(({ y }, index) => {
    const above = index === 0 ? 8 : (tops[index - 1] ?? 0) + (heights[index - 1] ?? 0);
    tops.push(Math.max(above, y));
  });
  let limit = frame.bottom + 8;
  for (let index = tops.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index] ?? 0, limit - (heights[index] ?? 0));
    limit = tops[index] ?? 0;
  }
  return tops;
}
var breakLines = (broken) => wrapped(broken.label, 120);
function breakMarks({ points, frame }, broken) {
  const x = (points(String(broken.before)) ?? frame.right) - points.step() / 2;
  const lines = breakLines(broken);
  const top = frame.top - lines.length * labelLeading - 2;
  const anchor = x > (frame.left + frame.right) / 2 ? "end" : "start";
  return [
    {
      type: "line",
      from: [x, top],
      to: [x, frame.bottom],
      stroke: colours2.quiet,
      weight: 0.75,
      dash: [3, 3]
    },
    ...lines.map(
      (text, place2) => label(text, [x + (anchor === "end" ? -4 : 4), top + 7 + place2 * labelLeading], {
        anchor,
        fill: colours2.quiet
      })
    )
  ];
}

// reports/charts/draw.ts
function sceneOf(chart) {
  switch (chart.kind) {
    case "columns":
      return columnScene(chart);
    case "lines":
      return lineScene(chart);
  }
}

// reports/pdf/scene.ts
function drawScene(type, scene, at2) {
  type.doc.save().translate(at2.x, at2.y);
  for (const mark of scene.marks) drawMark(type, mark);
  type.doc.restore();
}
function drawMark(type, mark) {
  const { doc } = type;
  switch (mark.type) {
    case "rect":
      doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.fill);
      break;
    case "line":
      stroke(doc.moveTo(...mark.from).lineTo(...mark.to), mark);
      break;
    case "path":
      stroke(doc.path(mark.path).lineJoin("round"), mark);
      break;
    case "dot":
      doc.circle(...mark.at, mark.radius).fill(mark.fill);
      break;
    case "text":
      drawLabel(type, mark);
      break;
  }
}
function stroke(doc, mark) {
  doc.lineWidth(mark.weight);
  if (mark.dash.length > 0) doc.addContent(`[${mark.dash.join(" ")}] 0 d`);
  doc.stroke(mark.stroke);
  if (mark.dash.length > 0) doc.undash();
}
function drawLabel(type, mark) {
  const style = {
    face: mark.strong ? "semibold" : "regular",
    size: mark.size,
    leading: 0,
    colour: mark.fill
  };
  const line2 = setLine(type, mark.text, style);
  const shift = { start: 0, middle: 0.5, end: 1 }[mark.anchor];
  const y = mark.at[1] - style.size * 0.33;
  drawLine(type, line2, style, { x: mark.at[0] - line2.width * shift, y });
}

// reports/pdf/blocks/note.ts
function drawNote(paper, block) {
  return textPieces(paper, tag(paper.doc, paper.chapter, "P"), block.text, { style: styles.note, before: 5 });
}
function notePieces(paper, under) {
  const texts = [...under.notes, ...under.source === "" ? [] : [under.source]];
  return texts.flatMap(
    (text, index) => textPieces(paper, tag(paper.doc, paper.chapter, "P"), text, {
      style: styles.note,
      before: index === 0 ? 3 : 0,
      keepWithNext: index < texts.length - 1
    })
  );
}

// reports/pdf/blocks/chart.ts
function drawChart(paper, block) {
  const title = block.number === "" ? block.title : `${block.number}: ${block.title}`;
  const notes = notePieces(paper, block);
  const pieces = [
    ...textPieces(paper, tag(paper.doc, paper.chapter, "P"), title, { style: styles.caption, before: 15 }),
    ...textPieces(paper, tag(paper.doc, paper.chapter, "P"), block.measure, { style: styles.note }),
    drawingPiece(paper, block),
    ...notes
  ];
  return pieces.map((piece, index) => ({ ...piece, keep: index < pieces.length - 1 }));
}
function drawingPiece(paper, block) {
  const scene = sceneOf(block.chart);
  return {
    height: scene.height,
    before: 5,
    keep: true,
    draw: (y) => {
      const figure = tag(paper.doc, paper.chapter, "Figure", {
        alt: block.alternative,
        bbox: [page.left, y, page.left + scene.width, y + scene.height],
        placement: "Block"
      });
      drawIn(figure, () => {
        drawScene(paper, scene, { x: page.left, y });
      });
    }
  };
}

// reports/pdf/blocks/figures.ts
var gutter = 20;
var width = (measure - gutter) / 2;
var padding = 5;
function drawFigures(paper, block) {
  const list = tagWith(paper.doc, paper.chapter, "L", { O: "List", ListNumbering: "None" });
  return pairs(block.items).map((pair, index) => rowPiece(paper, list, pair, index === 0));
}
var pairs = (items) => items.flatMap((_, index) => index % 2 === 0 ? [items.slice(index, index + 2)] : []);
function rowPiece(paper, list, pair, first) {
  const cells = pair.map((figure) => cellOf(paper, list, figure));
  const height = Math.max(...cells.map((cell) => cell.height)) + 2 * padding;
  return {
    height: Math.ceil(height / 5) * 5,
    before: first ? 10 : 0,
    keep: false,
    draw: (y) => {
      cells.forEach((cell, column) => {
        const x = page.left + column * (width + gutter);
        drawRule(paper.doc, { from: [x, y], to: [x + width, y], weight: 0.5, colour: colours.hairline });
        cell.draw(x, y + padding);
      });
    }
  };
}
function cellOf(paper, list, figure) {
  const body = tag(paper.doc, tag(paper.doc, list, "LI"), "LBody");
  const texts = [
    { style: styles.figure, lines: setLines(paper, figure.figure, styles.figure, width) },
    { style: styles.figureLabel, lines: setLines(paper, figure.label, styles.figureLabel, width) },
    { style: styles.figureNote, lines: setLines(paper, figure.note, styles.figureNote, width) }
  ];
  return {
    height: texts.reduce((sum2, { style, lines }) => sum2 + lines.length * style.leading, 0),
    draw: (x, y) => {
      let at2 = y;
      for (const { style, lines } of texts) {
        drawIn(tag(paper.doc, body, "P"), () => {
          for (const line2 of lines) {
            drawLine(paper, line2, style, { x, y: at2 });
            at2 += style.leading;
          }
        });
      }
    }
  };
}

// reports/pdf/blocks/list.ts
var indent2 = 20;
function drawList(paper, block) {
  const numbering = block.ordered ? "Decimal" : "Disc";
  const list = tagWith(paper.doc, paper.chapter, "L", { O: "List", ListNumbering: numbering });
  return block.items.flatMap(
    (text, index) => itemPieces(paper, list, { text, label: block.ordered ? `${index + 1}.` : "•", first: index === 0 })
  );
}
function itemPieces(paper, list, item) {
  const element2 = tag(paper.doc, list, "LI");
  const label2 = tag(paper.doc, element2, "Lbl");
  const body = tag(paper.doc, element2, "LBody");
  const pieces = textPieces(paper, body, item.text, {
    style: styles.body,
    x: page.left + indent2,
    width: measure - indent2,
    before: item.first ? 7.5 : 2.5
  });
  return pieces.map((piece, index) => index === 0 ? labelled(paper, piece, label2, item.label) : piece);
}
function labelled(paper, piece, label2, text) {
  return {
    ...piece,
    draw: (y) => {
      drawIn(label2, () => {
        drawLine(paper, setLine(paper, text, styles.body), styles.body, { x: page.left + 5, y });
      });
      piece.draw(y);
    }
  };
}

// reports/pdf/blocks/opinion.ts
function drawOpinion(paper, block) {
  const text = (words, place2) => textPieces(paper, tag(paper.doc, paper.chapter, "P"), words, place2);
  return [
    ...text(block.establishment, { style: styles.heading3, before: 15, keepWithNext: true }),
    ...text(block.question, { style: styles.body, keepWithNext: true }),
    ...text(block.word, { style: styles.opinionWord, before: 2.5, keepWithNext: true }),
    ...text(block.reason, { style: styles.body })
  ];
}

// reports/pdf/blocks/paragraph.ts
function drawParagraph(paper, block) {
  const element2 = tag(paper.doc, paper.chapter, "P");
  return textPieces(paper, element2, block.text, { style: styles.body, before: 7.5 });
}

// reports/pdf/table-columns.ts
var gap2 = 14;
function columnsOf(type, block) {
  const room2 = measure - gap2 * (block.columns.length - 1);
  const needs = block.columns.map((_, index) => Math.min(longestWord(type, block, index), room2 / 3));
  const widths = sharedOut(
    room2,
    block.columns.map(({ width: width2 }) => width2),
    needs
  );
  let x = page.left;
  return block.columns.map(({ align }, index) => {
    const width2 = widths[index] ?? 0;
    const column = { x, width: width2, align, afterPoint: align === "number" ? afterPoint(type, block, index) : 0 };
    x += width2 + gap2;
    return column;
  });
}
function sharedOut(room2, shares, needs) {
  const sum2 = (numbers2) => numbers2.reduce((total, number) => total + number, 0);
  const plain = shares.map((share) => room2 * share / sum2(shares));
  if (sum2(needs) > room2) return plain;
  const short = /* @__PURE__ */ new Set();
  let widths = plain;
  for (let before = -1; before < short.size; ) {
    before = short.size;
    widths.forEach((width2, index) => {
      if (width2 < (needs[index] ?? 0)) short.add(index);
    });
    const left = room2 - sum2(needs.filter((_, index) => short.has(index)));
    const sharing = sum2(shares.filter((_, index) => !short.has(index)));
    widths = shares.map((share, index) => short.has(index) ? needs[index] ?? 0 : left * share / sharing);
  }
  return widths;
}
function longestWord(type, block, index) {
  const header = block.columns[index]?.header ?? "";
  const texts = [header, ...rowsOf(block).map(({ cells }) => cells[index]?.text ?? "")];
  const words = new Set(texts.flatMap((text) => text.split(/\s+|(?<=[-–—/])/u)));
  return Math.max(...Array.from(words, (word) => setLine(type, word, styles.cellStrong).width + 0.1));
}
var rowsOf = (block) => [
  ...block.rows,
  ...block.total ? [block.total] : []
];
function afterPoint(type, block, index) {
  const widths = rowsOf(block).map(
    ({ cells }) => tailWidth(type, cells[index]?.text ?? "", styles.cellStrong) ?? 0
  );
  return Math.max(0, ...widths);
}
function tailWidth(type, text, style) {
  const plain = /^[-−+£]?[\d,]+(?<tail>(?:\.\d+)?%?)$/u.exec(text);
  return plain ? setLine(type, plain.groups?.["tail"] ?? "", style).width : null;
}

// reports/pdf/table-rows.ts
var padding2 = 2.5;
function laidOutRow(type, columns, words, style) {
  return {
    style,
    cells: columns.map((column, index) => {
      const text = words[index] ?? "";
      const lines = setLines(type, text, style, column.width);
      return { column, lines, inset: insetOf(type, column, text, style) };
    })
  };
}
function insetOf(type, column, text, style) {
  if (column.align === "text") return 0;
  const tail = tailWidth(type, text, style);
  return tail === null ? 0 : Math.max(0, column.afterPoint - tail);
}
var heightOfCells = (row) => Math.max(...row.cells.map(({ lines }) => lines.length)) * row.style.leading + 2 * padding2;
function parts(row, limit) {
  const lines = Math.max(...row.cells.map((cell) => cell.lines.length));
  const each = Math.max(1, Math.floor((limit - 2 * padding2) / row.style.leading));
  return Array.from({ length: Math.ceil(lines / each) }, (_, part) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(part * each, (part + 1) * each) }))
  }));
}
function drawCells(type, row, { y, bottomAligned, cells }) {
  row.cells.forEach((cell, index) => {
    const spare = heightOfCells(row) - 2 * padding2 - cell.lines.length * row.style.leading;
    const top = y + padding2 + (bottomAligned ? spare : 0);
    const draw = () => {
      drawCell(type, cell, row.style, top);
    };
    const element2 = cells?.[index];
    if (element2) drawIn(element2, draw);
    else draw();
  });
}
function drawCell(type, cell, style, top) {
  const { column, lines, inset } = cell;
  lines.forEach((line2, index) => {
    const right = column.x + column.width - inset;
    const x = column.align === "number" ? Math.max(column.x, right - line2.width) : column.x;
    drawLine(type, line2, style, { x, y: top + index * style.leading });
  });
}
var rules = {
  header: { weight: 1, colour: colours.ink },
  row: { weight: 0.5, colour: colours.hairline },
  total: { weight: 1, colour: colours.ink }
};
function ruleAt(type, y, kind) {
  drawRule(type.doc, { from: [page.left, y], to: [page.left + measure, y], ...rules[kind] });
}

// reports/pdf/blocks/table.ts
var kept = 3;
function drawTable(paper, block) {
  const table = tag(paper.doc, paper.chapter, "Table");
  const columns = columnsOf(paper, block);
  const header = headerRow(paper, block, columns);
  const notes = notePieces(paper, block);
  return [
    ...captionPieces(paper, table, block),
    headerPiece(paper, tag(paper.doc, table, "THead"), columns, header),
    ...rowPieces(paper, block, { table, columns, header, keepLast: notes.length > 0 }),
    ...notes
  ];
}
function captionPieces(paper, table, block) {
  const words = block.number === "" ? block.caption : `${block.number}: ${block.caption}`;
  return textPieces(paper, tag(paper.doc, table, "Caption"), words, {
    style: styles.caption,
    before: 15,
    keepWithNext: true
  });
}
var headerRow = (paper, block, columns) => laidOutRow(
  paper,
  columns,
  block.columns.map(({ header }) => header),
  styles.cellStrong
);
function headerPiece(paper, head, columns, header) {
  const row = tag(paper.doc, head, "TR");
  const cells = columns.map(() => tag(paper.doc, row, "TH", { scope: "Column" }));
  return {
    height: heightOfCells(header),
    before: 0,
    keep: true,
    draw: (y) => {
      drawCells(paper, header, { y, bottomAligned: true, cells });
      ruleAt(paper, y + heightOfCells(header), "header");
    }
  };
}
function rowPieces(paper, block, { table, columns, header, keepLast }) {
  const body = tag(paper.doc, table, "TBody");
  const rows = [...block.rows, ...block.total ? [block.total] : []];
  const again = {
    height: heightOfCells(header),
    draw: (y) => {
      drawHeaderAgain(paper, header, y);
    }
  };
  return rows.flatMap((row, index) => {
    const place2 = { isTotal: row === block.total, isFirst: index === 0 };
    const keep = index < kept - 1 || index >= rows.length - kept && (index < rows.length - 1 || keepLast);
    const pieces = rowPiecesOf(paper, body, columns, { cells: row.cells, ...place2 });
    return pieces.map((piece) => ({ ...piece, keep, again }));
  });
}
function drawHeaderAgain(paper, header, y) {
  drawArtifact(paper.doc, "Pagination", () => {
    drawCells(paper, header, { y, bottomAligned: true });
  });
  ruleAt(paper, y + heightOfCells(header), "header");
}
function rowPiecesOf(paper, body, columns, row) {
  const style = row.isTotal ? styles.cellStrong : styles.cell;
  const words = columns.map((_, column) => row.cells[column]?.text ?? "");
  const laidOut = laidOutRow(paper, columns, words, style);
  const element2 = tag(paper.doc, body, "TR");
  const cells = columns.map(
    (_, column) => column === 0 ? tag(paper.doc, element2, "TH", { scope: "Row" }) : tag(paper.doc, element2, "TD")
  );
  return parts(laidOut, (page.bottom - page.top) / 2).map((part, index) => ({
    height: heightOfCells(part),
    before: 0,
    keep: false,
    draw: (y) => {
      if (index === 0 && !row.isFirst) ruleAt(paper, y, row.isTotal ? "total" : "row");
      drawCells(paper, part, { y, bottomAligned: false, cells });
    }
  }));
}

// reports/pdf/draw-block.ts
function drawBlock(paper, block) {
  switch (block.type) {
    case "heading":
      return drawHeading(paper, block);
    case "paragraph":
      return drawParagraph(paper, block);
    case "list":
      return drawList(paper, block);
    case "figures":
      return drawFigures(paper, block);
    case "table":
      return drawTable(paper, block);
    case "chart":
      return drawChart(paper, block);
    case "note":
      return drawNote(paper, block);
    case "opinion":
      return drawOpinion(paper, block);
    case "commentary":
      return drawCommentary(paper, block);
  }
}

// reports/pdf/open.ts
import PDFDocument from "pdfkit";
function openDocument(report) {
  const margins = { top: 0, bottom: 0, left: 0, right: 0 };
  const date = /* @__PURE__ */ new Date(`${report.dataTo}T00:00:00Z`);
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margins,
    autoFirstPage: false,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: report.language,
    displayTitle: true,
    info: {
      Title: metadata(`${report.title}, ${report.period}`),
      Author: metadata(report.author),
      Subject: metadata(report.subject),
      Creator: "Secure Estate Scrutiny",
      CreationDate: date
    }
  });
  doc.appendXML(accessibilityClaim);
  return doc;
}
function metadata(text) {
  const words = new String(text);
  words.toString = () => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return words;
}
var accessibilityClaim = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

// reports/pdf/running.ts
var headTop = page.top - 34;
var footTop = page.bottom + 18;
var numberRoom2 = 90;
function drawHead(type, report) {
  drawArtifact(type.doc, "Pagination", () => {
    at(type, report.marking, styles.marking, { y: headTop, share: 0.5 });
    at(type, report.editionLabel, styles.running, { y: headTop, share: 1 });
    const [demonstration] = report.demonstration;
    if (demonstration !== void 0) {
      at(type, demonstration, styles.running, { y: headTop + styles.running.leading, share: 0.5 });
    }
  });
}
function drawFoot(type, report, place2) {
  drawRule(type.doc, {
    from: [page.left, footTop - 5],
    to: [page.right, footTop - 5],
    weight: 0.5,
    colour: colours.hairline
  });
  drawArtifact(type.doc, "Pagination", () => {
    const title = setLines(type, `${report.title}, ${report.period}`, styles.running, measure - numberRoom2);
    title.forEach((line2, index) => {
      drawLine(type, line2, styles.running, { x: page.left, y: footTop + index * styles.running.leading });
    });
    at(type, `Page ${place2.number} of ${place2.count}`, styles.running, { y: footTop, share: 1 });
  });
}
function at(type, text, style, place2) {
  const line2 = setLine(type, text, style);
  drawLine(type, line2, style, { x: page.left + (measure - line2.width) * place2.share, y: place2.y });
}

// reports/pdf/pdf.ts
async function renderPdf(report) {
  const doc = openDocument(report);
  const bytes = collect(doc);
  const type = { doc, fonts: openFonts(doc) };
  drawPages(type, report);
  doc.end();
  return bytes;
}
async function collect(doc) {
  const chunks = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
function drawPages(type, report) {
  const root = documentTag(type.doc);
  const { pages, headings } = isOnePager(report) ? layOutOnePager(type, root, report) : layOutWhole(type, root, report);
  pages.forEach((placed, index) => {
    drawPage(type, report, placed, { number: index + 1, count: pages.length });
  });
  addBookmarks(type.doc, headings, placesOf2(pages));
}
var isOnePager = ({ sections }) => sections.length === 1 && sections[0]?.number === "";
function layOutOnePager(type, root, report) {
  const masthead = drawMasthead(paperFor(type, root), report);
  const { pieces, headings } = bodyPieces(type, root, report);
  const follows = pieces.map((piece) => ({ ...piece, startsPage: false }));
  return { pages: paginate([...masthead, ...follows]), headings };
}
function layOutWhole(type, root, report) {
  const cover = paginate(drawCover(paperFor(type, root), report));
  const { pieces, headings } = bodyPieces(type, root, report);
  const numbers2 = /* @__PURE__ */ new Map();
  const pageOf = ({ target }) => numbers2.get(target) ?? 0;
  const contents = paginate(drawContents(paperFor(type, root), headings, pageOf));
  const pages = [...cover, ...contents, ...paginate(pieces)];
  numberTargets(pages, numbers2);
  return { pages, headings };
}
var paperFor = (type, root) => ({
  ...type,
  chapter: tag(type.doc, root, "Sect"),
  level: 0,
  headings: []
});
function bodyPieces(type, root, report) {
  const paper = paperFor(type, root);
  const pieces = report.sections.flatMap((section) => {
    paper.chapter = tag(type.doc, root, "Sect");
    return sectionPieces(paper, section);
  });
  return { pieces, headings: paper.headings };
}
function sectionPieces(paper, section) {
  const text = section.number === "" ? section.title : `${section.number} ${section.title}`;
  const title = drawTitle(paper, { level: 1, text, target: section.id });
  const blocks = section.blocks.flatMap((block) => drawBlock(paper, block));
  return [...title, ...blocks].map(
    (piece, index) => index === 0 ? { ...piece, startsPage: section.startsPage } : piece
  );
}
function numberTargets(pages, numbers2) {
  for (const { target, pageIndex } of placesOf2(pages)) numbers2.set(target, pageIndex + 1);
}
function placesOf2(pages) {
  return pages.flatMap(
    (placed, pageIndex) => placed.flatMap(
      ({ piece, y }) => piece.target === void 0 ? [] : [{ target: piece.target, pageIndex, y }]
    )
  );
}
function drawPage(type, report, placed, place2) {
  type.doc.addPage();
  drawHead(type, report);
  for (const { piece, y, again } of placed) {
    again?.draw(again.y);
    piece.draw(y);
  }
  drawFoot(type, report, place2);
}

// reports/spreadsheet/spreadsheet.ts
import writeWorkbook from "write-excel-file/node";

// reports/spreadsheet/dates.ts
function withDate(zip, localDate) {
  const dated = Buffer.from(zip);
  const [year = 1980, month = 1, day = 1] = localDate.split("-").map(Number);
  const date = year - 1980 << 9 | month << 5 | day;
  const end = dated.lastIndexOf("PK", void 0, "latin1");
  let entry2 = dated.readUInt32LE(end + 16);
  for (let left = dated.readUInt16LE(end + 10); left > 0; left--) {
    const local = dated.readUInt32LE(entry2 + 42);
    stamp(dated, entry2 + 12, date);
    stamp(dated, local + 10, date);
    entry2 += 46 + dated.readUInt16LE(entry2 + 28) + dated.readUInt16LE(entry2 + 30) + dated.readUInt16LE(entry2 + 32);
  }
  return dated;
}
function stamp(zip, at2, date) {
  zip.writeUInt16LE(0, at2);
  zip.writeUInt16LE(date, at2 + 2);
}

// reports/spreadsheet/cells.ts
var textCell = (text, look = {}) => ({
  value: storable(text),
  type: String,
  alignVertical: "top",
  ...look
});
function storable(text) {
  const written = text.toWellFormed().replace(new RegExp("(?![\\n\\t])\\p{Cc}|[\\uFFFE\\uFFFF]", "gu"), "");
  return written in {} ? `${written} ` : written;
}
function bodyCell(cell, look = {}) {
  const format = cell.value === void 0 ? null : formatShowing(cell.value, cell.text);
  if (cell.value === void 0 || format === null) return textCell(cell.text, { wrap: true, ...look });
  return { value: cell.value, type: Number, format, align: "right", alignVertical: "top", ...look };
}
function formatShowing(value, text) {
  if (!/^[-−]?[\d,]+(\.\d+)?%?$/u.test(text)) return null;
  const figure = text.replace(/^[-−]|%$/gu, "");
  const places = figure.includes(".") ? figure.length - figure.indexOf(".") - 1 : 0;
  const words = Number(figure.replaceAll(",", "")) * (/^[-−]/u.test(text) ? -1 : 1);
  const unit = unitOf(value, { words, percent: text.endsWith("%"), places });
  if (unit === null) return null;
  const positive = `${figure.includes(",") ? "#,##0" : "0"}${places > 0 ? "." : ""}${"0".repeat(places)}${unit}`;
  return text.startsWith("−") ? `${positive};"−"${positive}` : positive;
}
function unitOf(value, shown) {
  const reads = (number) => Math.abs(number - shown.words) <= 0.5 * 10 ** -shown.places + 1e-9;
  if (!shown.percent) return reads(value) ? "" : null;
  if (reads(value * 100)) return "%";
  return reads(value) ? '"%"' : null;
}

// reports/spreadsheet/sheets.ts
var wide = 90;
var strong = { fontWeight: "bold" };
var headerLook = {
  ...strong,
  wrap: true,
  bottomBorderStyle: "medium",
  bottomBorderColor: "#12436D"
};
var totalLook = { ...strong, topBorderStyle: "thin", topBorderColor: "#0B0C0C" };
function aboutSheet(report, tables) {
  const line2 = (label2, text) => [
    textCell(label2, { ...strong, height: heightFor(text, wide) }),
    textCell(text, { wrap: true })
  ];
  return {
    sheet: "About",
    orientation: "landscape",
    columns: [{ width: 22 }, { width: wide }],
    data: [
      [textCell(report.title, { ...strong, fontSize: 16, height: 24 })],
      line2("Period", report.period),
      line2("Edition", report.editionLabel),
      line2("Marking", report.marking),
      ...report.cover.map(({ label: label2, text }) => line2(label2, text)),
      line2("What this is", report.statement),
      ...report.demonstration.map((text) => line2("Demonstration", text)),
      [],
      ...tables.map(({ sheet, table }) => line2(sheet, table.caption)),
      [],
      ...notesOf(report).map((text) => line2("Note", text))
    ]
  };
}
var notesOf = (report) => blocksOf(report).flatMap((block) => block.type === "note" ? [block.text] : []);
var blocksOf = (report) => report.sections.flatMap(({ blocks }) => blocks);
function numberedTables(report) {
  const taken = /* @__PURE__ */ new Set(["about"]);
  return blocksOf(report).flatMap(
    (block) => block.type === "table" ? [{ sheet: sheetName(block, taken), table: block }] : []
  );
}
function sheetName(table, taken) {
  const plain = (table.number === "" ? table.id : table.number).replace(/[[\]:*?/\\']/gu, " ").slice(0, 26);
  let name = plain;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${plain} (${copy})`;
  taken.add(name.toLowerCase());
  return name;
}
function tableSheet(report, sheet, table) {
  const caption = table.number === "" ? table.caption : `${table.number}: ${table.caption}`;
  const [demonstration] = report.demonstration;
  const headerHeight = rowHeight(
    table,
    table.columns.map(({ header }) => header)
  );
  const foot = [...table.notes, table.source, report.marking, demonstration ?? ""].filter(
    (text) => text !== ""
  );
  return {
    sheet,
    stickyRowsCount: 2,
    orientation: "landscape",
    columns: table.columns.map((_, index) => ({ width: widthOf3(table, index) })),
    data: [
      [textCell(caption, { ...strong, fontSize: 12, height: 20 })],
      table.columns.map(
        ({ header, align }, index) => textCell(header, {
          ...headerLook,
          height: headerHeight,
          ...sideOf(align, index),
          alignVertical: "bottom"
        })
      ),
      ...table.rows.map(({ cells }) => bodyRow(table, cells, {})),
      ...table.total ? [bodyRow(table, table.total.cells, totalLook)] : [],
      [],
      ...foot.map((text) => [textCell(text)])
    ]
  };
}
function bodyRow(table, cells, look) {
  const height = rowHeight(
    table,
    cells.map(({ text }) => text)
  );
  return table.columns.map(
    ({ align }, index) => bodyCell(cells[index] ?? { text: "" }, { ...sideOf(align, index), height, ...look })
  );
}
var sideOf = (align, index) => align === "number" ? { align: "right" } : { align: "left", indent: index === 0 ? 0 : 1 };
var rowHeight = (table, words) => Math.max(...words.map((text, index) => heightFor(text, widthOf3(table, index))));
var heightFor = (text, width2) => Math.max(1, Math.ceil(text.length / (width2 * 0.95))) * 14;
function widthOf3(table, index) {
  const rows = [...table.rows, ...table.total ? [table.total] : []];
  const longest = Math.max(0, ...rows.map(({ cells }) => cells[index]?.text.length ?? 0));
  const header = table.columns[index]?.header ?? "";
  const word = Math.max(...header.split(" ").map(({ length }) => length));
  return Math.min(45, Math.max(12, longest + 2, word + 3, header.length / 2 + 3));
}

// reports/spreadsheet/spreadsheet.ts
async function renderSpreadsheet(report) {
  const tables = numberedTables(report);
  const sheets = [
    aboutSheet(report, tables),
    ...tables.map(({ sheet, table }) => tableSheet(report, sheet, table))
  ];
  const zip = await writeWorkbook(sheets, { fontFamily: "Arial", fontSize: 10 }).toBuffer();
  return withDate(zip, report.dataTo);
}

// server/issued-documents/standalone.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { basename, join as join4 } from "node:path";

// server/view-assets.ts
import { existsSync, readFileSync } from "node:fs";
import { join as join3 } from "node:path";

// server/view-templates.ts
import { join as join2 } from "node:path";
import Handlebars from "handlebars";

// reports/charts/svg.ts
function chartSvg(chart, words) {
  const { width: width2, height, marks } = sceneOf(chart);
  const id = escaped(words.id);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width2} ${height}" width="100%" role="img"`,
    ` aria-labelledby="${id}-title" aria-describedby="${id}-description" font-family="Source Sans 3, Arial, sans-serif">`,
    `<title id="${id}-title">${escaped(words.title)}</title>`,
    `<desc id="${id}-description">${escaped(words.alternative)}</desc>`,
    ...marks.map(element),
    "</svg>"
  ].join("");
}
function element(mark) {
  switch (mark.type) {
    case "rect":
      return `<rect${numbers({ x: mark.x, y: mark.y, width: mark.width, height: mark.height })} fill="${mark.fill}"/>`;
    case "line": {
      const [x1, y1, x2, y2] = [...mark.from, ...mark.to];
      return `<line${numbers({ x1, y1, x2, y2 })}${stroke2(mark)}/>`;
    }
    case "path":
      return `<path d="${mark.path}" fill="none"${stroke2(mark)} stroke-linejoin="round"/>`;
    case "dot":
      return `<circle${numbers({ cx: mark.at[0], cy: mark.at[1], r: mark.radius })} fill="${mark.fill}"/>`;
    case "text": {
      const weight = mark.strong ? ' font-weight="600"' : "";
      const at2 = numbers({ x: mark.at[0], y: mark.at[1], "font-size": mark.size });
      return `<text${at2} text-anchor="${mark.anchor}" fill="${mark.fill}"${weight}>${escaped(mark.text)}</text>`;
    }
  }
}
var stroke2 = (mark) => ` stroke="${mark.stroke}" stroke-width="${mark.weight}"` + (mark.dash.length > 0 ? ` stroke-dasharray="${mark.dash.join(" ")}"` : "");
var numbers = (attributes) => Object.entries(attributes).map(([name, value]) => ` ${name}="${Math.round((value ?? 0) * 100) / 100}"`).join("");
var escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

// server/view-templates.ts
var viewsFolder = join2(import.meta.dirname, "..", "..", "..", "views");
var partialFolders = ["components", "fields", "layout", "report/blocks", "shared"];
function readTemplates() {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper("log");
  handlebars.registerHelper(helpers);
  const compile = (source) => handlebars.compile(handlebars.parse(source), compileOptions);
  const views = /* @__PURE__ */ new Map();
  for (const { name, source } of templateFiles()) {
    if (isPartial(name)) handlebars.registerPartial(name, compile(source));
    else views.set(name, compile(source));
  }
  return { views, compile };
}
var templates = [
  {
    "name": "components/back-link",
    "source": '{{!-- options: text href classes --}}\n<a href="{{#if href}}{{href}}{{else}}#{{/if}}" class="govuk-back-link{{#if classes}} {{classes}}{{/if}}">{{#if text}}{{text}}{{else}}Back{{/if}}</a>\n'
  },
  {
    "name": "components/breadcrumbs",
    "source": '{{!-- options: items.text items.href classes collapseOnMobile labelText --}}\n<nav class="govuk-breadcrumbs{{#if classes}} {{classes}}{{/if}}{{#if collapseOnMobile}} govuk-breadcrumbs--collapse-on-mobile{{/if}}" aria-label="{{#if labelText}}{{labelText}}{{else}}Breadcrumb{{/if}}">\n  <ol class="govuk-breadcrumbs__list">\n    {{#each items}}\n    {{#if href}}\n    <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{{href}}">{{text}}</a></li>\n    {{else}}\n    <li class="govuk-breadcrumbs__list-item" aria-current="page">{{text}}</li>\n    {{/if}}\n    {{/each}}\n  </ol>\n</nav>\n'
  },
  {
    "name": "components/details",
    "source": '{{!-- options: summaryText! text id open classes; without text, a block of markup --}}\n<details{{#if id}} id="{{id}}"{{/if}} class="govuk-details{{#if classes}} {{classes}}{{/if}}"{{#if open}} open{{/if}}>\n  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{summaryText}}</span></summary>\n  <div class="govuk-details__text">{{#if text}}{{text}}{{else}}{{> @partial-block context}}{{/if}}</div>\n</details>\n'
  },
  {
    "name": "components/generic-header",
    "source": '{{!-- options: logoText url classes containerClasses --}}\n<div class="govuk-generic-header{{#if classes}} {{classes}}{{/if}}">\n  <div class="govuk-generic-header__container {{#if containerClasses}}{{containerClasses}}{{else}}govuk-width-container{{/if}}">\n    <div class="govuk-generic-header__logo">\n      <a href="{{#if url}}{{url}}{{else}}/{{/if}}" class="govuk-generic-header__homepage-link">{{logoText}}</a>\n    </div>\n  </div>\n</div>\n'
  },
  {
    "name": "components/inset-text",
    "source": '{{!-- options: text id classes; without text, a block of markup --}}\n<div{{#if id}} id="{{id}}"{{/if}} class="govuk-inset-text{{#if classes}} {{classes}}{{/if}}">\n  {{#if text}}{{text}}{{else}}{{> @partial-block context}}{{/if}}\n</div>\n'
  },
  {
    "name": "components/notification-banner",
    "source": '{{!-- options: text! type=success titleText classes role titleId --}}\n<div class="govuk-notification-banner{{#if type}} govuk-notification-banner--{{type}}{{/if}}{{#if classes}} {{classes}}{{/if}}" role="{{#if role}}{{role}}{{else}}{{#if type}}alert{{else}}region{{/if}}{{/if}}" aria-labelledby="{{#if titleId}}{{titleId}}{{else}}govuk-notification-banner-title{{/if}}" data-module="govuk-notification-banner">\n  <div class="govuk-notification-banner__header">\n    <h2 class="govuk-notification-banner__title" id="{{#if titleId}}{{titleId}}{{else}}govuk-notification-banner-title{{/if}}">{{#if titleText}}{{titleText}}{{else}}{{#if type}}Success{{else}}Important{{/if}}{{/if}}</h2>\n  </div>\n  <div class="govuk-notification-banner__content">\n    <p class="govuk-notification-banner__heading">{{text}}</p>\n  </div>\n</div>\n'
  },
  {
    "name": "components/service-navigation",
    "source": '{{!-- options: navigation! navigation.href! navigation.text! navigation.current classes navigationLabel navigationId --}}\n<div class="govuk-service-navigation{{#if classes}} {{classes}}{{/if}}" data-module="govuk-service-navigation">\n  <div class="govuk-width-container">\n    <div class="govuk-service-navigation__container">\n      <nav aria-label="{{#if navigationLabel}}{{navigationLabel}}{{else}}Menu{{/if}}" class="govuk-service-navigation__wrapper">\n        {{#if (lookup navigation 1)}}\n        <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="{{#if navigationId}}{{navigationId}}{{else}}navigation{{/if}}" hidden aria-hidden="true">Menu</button>\n        {{/if}}\n        <ul class="govuk-service-navigation__list" id="{{#if navigationId}}{{navigationId}}{{else}}navigation{{/if}}">\n          {{#each navigation}}\n          <li class="govuk-service-navigation__item{{#if current}} govuk-service-navigation__item--active{{/if}}">\n            <a class="govuk-service-navigation__link" href="{{href}}"{{#if current}} aria-current="page"{{/if}}>\n              {{#if current}}<strong class="govuk-service-navigation__active-fallback">{{text}}</strong>{{else}}{{text}}{{/if}}\n            </a>\n          </li>\n          {{/each}}\n        </ul>\n      </nav>\n    </div>\n  </div>\n</div>\n'
  },
  {
    "name": "components/skip-link",
    "source": '{{!-- options: text href classes --}}\n<a href="{{#if href}}{{href}}{{else}}#content{{/if}}" class="govuk-skip-link{{#if classes}} {{classes}}{{/if}}" data-module="govuk-skip-link">{{text}}</a>\n'
  },
  {
    "name": "components/summary-list",
    "source": '{{!-- options: rows.key.text! rows.value.text! rows.classes rows.key.classes rows.value.classes classes card.title.text card.classes card.actions.items.text card.actions.items.href card.actions.items.visuallyHiddenText --}}\n{{#if card}}\n<div class="govuk-summary-card{{#if card.classes}} {{card.classes}}{{/if}}">\n  {{> shared/card-title title=(lookup (lookup card "title") "text") actions=(lookup (lookup card "actions") "items")}}\n  <div class="govuk-summary-card__content">\n{{/if}}\n<dl class="govuk-summary-list{{#if classes}} {{classes}}{{/if}}">\n  {{#each rows}}\n  <div class="govuk-summary-list__row{{#if classes}} {{classes}}{{/if}}">\n    <dt class="govuk-summary-list__key{{#if key.classes}} {{key.classes}}{{/if}}">{{key.text}}</dt>\n    <dd class="govuk-summary-list__value{{#if value.classes}} {{value.classes}}{{/if}}">{{value.text}}</dd>\n  </div>\n  {{/each}}\n</dl>\n{{#if card}}\n  </div>\n</div>\n{{/if}}\n'
  },
  {
    "name": "layout/footer",
    "source": '<div class="govuk-footer app-footer">\n  <div class="govuk-width-container">\n    <div class="govuk-footer__meta">\n      <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">\n        <h2 class="govuk-visually-hidden">About this service</h2>\n        <ul class="govuk-footer__inline-list">\n          <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="/accessibility">Accessibility</a></li>\n          <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="/privacy">Privacy</a></li>\n          <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="/help">Help and contact</a></li>\n        </ul>\n        <p class="govuk-footer__meta-custom">{{product}}. For help, ask the partnership’s business manager.</p>\n      </div>\n    </div>\n  </div>\n</div>\n'
  },
  {
    "name": "layout/half-in",
    "source": '<div class="app-signed-in">\n  <div class="govuk-width-container app-signed-in__line">\n    <span class="app-signed-in__person">Your second step is still to come</span>\n    {{> layout/sign-out csrf=csrf}}\n  </div>\n</div>\n'
  },
  {
    "name": "layout/page",
    "source": '<!DOCTYPE html>\n<html lang="en-GB" class="govuk-template">\n<head>\n  <meta charset="utf-8">\n  <title>{{#if @frame.hasErrors}}Error: {{/if}}{{@frame.title}} – {{@frame.product}}</title>\n  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n  <meta name="theme-color" content="#12436D">\n  <link rel="icon" href="{{@assets.icon}}" type="image/svg+xml">\n  <link rel="stylesheet" href="{{@assets.stylesheet}}">\n  <script type="module" src="{{@assets.script}}"></script>\n</head>\n<body class="govuk-template__body">\n  {{> components/skip-link href="#main-content" text="Skip to main content"}}\n  <header class="govuk-template__header">\n    {{#if @frame.marking}}<p class="app-strip app-strip--marking">{{@frame.marking}}</p>{{/if}}\n    {{#if @frame.demonstration}}<p class="app-strip app-strip--demonstration">{{@frame.demonstration}}</p>{{/if}}\n    {{> components/generic-header logoText=@frame.product url="/"}}\n    {{#if @frame.person}}{{> layout/signed-in name=@frame.person.name role=@frame.person.role csrf=@frame.csrf session=@frame.session}}{{else if @frame.isHalfIn}}{{> layout/half-in csrf=@frame.csrf}}{{/if}}\n    {{#if @frame.navigation}}{{> components/service-navigation navigation=@frame.navigation}}{{/if}}\n  </header>\n  <div class="govuk-width-container">\n    {{#if @frame.breadcrumbs}}{{> components/breadcrumbs items=@frame.breadcrumbs}}{{/if}}\n    {{#if @frame.backHref}}{{> components/back-link href=@frame.backHref}}{{/if}}\n    <main class="govuk-main-wrapper" id="main-content" data-page="{{@frame.page}}">\n      {{#if @frame.banner}}\n        {{> components/notification-banner type="success" titleText=@frame.banner.title text=@frame.banner.text}}\n      {{/if}}\n      {{> @partial-block this}}\n    </main>\n  </div>\n  <footer class="govuk-template__footer">\n    {{> layout/footer product=@frame.product}}\n  </footer>\n</body>\n</html>\n'
  },
  {
    "name": "layout/sign-out",
    "source": '<form method="post" action="/sign-out">\n  {{> shared/csrf token=csrf}}\n  <button type="submit" class="app-button-link">Sign out</button>\n</form>\n'
  },
  {
    "name": "layout/signed-in",
    "source": '<div class="app-signed-in">\n  <div class="govuk-width-container app-signed-in__line">\n    <span class="app-signed-in__person">Signed in as {{name}}, {{role}}</span>\n    {{#if session}}<span class="app-signed-in__until" data-session-ends="{{session.seconds}}" data-session-until="{{session.until}}">Until {{session.until}} if you open no page</span>\n    <noscript><a class="govuk-link" href="/signed-in" target="_blank" rel="noopener">Stay signed in (opens in a new tab)</a></noscript>{{/if}}\n    {{> layout/sign-out csrf=csrf}}\n  </div>\n</div>\n{{#if session}}\n<dialog class="app-dialog" data-session-dialog="/signed-in" aria-labelledby="session-dialog-title">\n  <h2 class="govuk-heading-m" id="session-dialog-title">You will be signed out soon</h2>\n  <p class="govuk-body">For security, you are signed out when you open no page for half an hour, and after 12 hours in any case. What you send after that is not lost: you sign in again and find it in its form.</p>\n  <button type="button" class="govuk-button" data-session-stay>Stay signed in</button>\n</dialog>\n{{/if}}\n'
  },
  {
    "name": "report/blocks/chart",
    "source": '<figure class="app-chart" id="{{id}}">\n  <figcaption>\n    <span class="app-chart__title">{{#if number}}{{number}}: {{/if}}{{title}}</span>\n    <span class="app-chart__measure">{{measure}}</span>\n  </figcaption>\n  <div class="app-chart__drawing" role="region" aria-label="{{title}}" tabindex="0">{{chart this}}</div>\n  {{> shared/notes-and-source notes=notes source=source}}\n  {{#if data}}\n  {{#> components/details summaryText=(join "The numbers in this chart: " number) context=data}}{{> shared/report-table this}}{{/components/details}}\n  {{/if}}\n</figure>\n'
  },
  {
    "name": "report/blocks/commentary",
    "source": '<div class="app-commentary">\n  <p class="app-commentary__by">{{by}}</p>\n  {{#each paragraphs}}<p class="govuk-body">{{this}}</p>{{/each}}\n</div>\n'
  },
  {
    "name": "report/blocks/figures",
    "source": '<dl class="app-figures">\n  {{#each items}}\n  <div class="app-figures__item">\n    <dt class="app-figures__label">{{label}}</dt>\n    <dd class="app-figures__figure">{{figure}}</dd>\n    {{#if note}}<dd class="app-figures__note">{{note}}</dd>{{/if}}\n  </div>\n  {{/each}}\n</dl>\n'
  },
  {
    "name": "report/blocks/heading",
    "source": '{{#if isMinor}}<h4 class="govuk-heading-s">{{text}}</h4>{{else}}<h3 class="govuk-heading-m">{{text}}</h3>{{/if}}\n'
  },
  {
    "name": "report/blocks/list",
    "source": '{{#if ordered}}\n<ol class="govuk-list govuk-list--number">{{#each items}}<li>{{this}}</li>{{/each}}</ol>\n{{else}}\n<ul class="govuk-list govuk-list--bullet">{{#each items}}<li>{{this}}</li>{{/each}}</ul>\n{{/if}}\n'
  },
  {
    "name": "report/blocks/note",
    "source": '<p class="govuk-body-s app-note app-note--counting">{{text}}</p>\n'
  },
  {
    "name": "report/blocks/opinion",
    "source": '<div class="app-opinion">\n  <h3 class="govuk-heading-s">{{establishment}}</h3>\n  <p class="govuk-body">{{question}}</p>\n  <p class="app-opinion__word">{{word}}</p>\n  <p class="govuk-body">{{reason}}</p>\n</div>\n'
  },
  {
    "name": "report/blocks/paragraph",
    "source": '<p class="govuk-body">{{text}}</p>\n'
  },
  {
    "name": "report/blocks/table",
    "source": '<div class="app-report-table" id="{{id}}">\n  {{> shared/report-table this}}\n  {{> shared/notes-and-source notes=notes source=source}}\n</div>\n'
  },
  {
    "name": "report/show",
    "source": '{{#> layout/page this}}\n<article class="app-report">\n  <div class="app-report__cover">\n    <h1 class="govuk-heading-xl">{{title}}</h1>\n    <p class="govuk-body-l">{{period}}</p>\n    {{#each demonstration}}{{> components/inset-text text=this}}{{/each}}\n    <p class="govuk-body">{{statement}}</p>\n    {{> components/summary-list rows=cover}}\n    {{#if downloads}}\n    <ul class="govuk-list app-downloads">{{#each downloads}}<li><a class="govuk-link" href="{{href}}">{{text}}</a></li>{{/each}}</ul>\n    {{/if}}\n  </div>\n  <nav class="app-contents" aria-labelledby="contents">\n    <h2 class="govuk-heading-m" id="contents">Contents</h2>\n    <ol class="govuk-list">{{#each contents}}<li><a class="govuk-link" href="{{href}}">{{text}}</a></li>{{/each}}</ol>\n  </nav>\n  {{#each sections}}\n  <section class="app-report__section" id="{{id}}" aria-labelledby="{{id}}-heading">\n    <h2 class="govuk-heading-l" id="{{id}}-heading">{{heading}}</h2>\n    {{#each blocks}}{{> (join "report/blocks/" type) this}}{{/each}}\n  </section>\n  {{/each}}\n</article>\n{{/layout/page}}\n'
  },
  {
    "name": "shared/card-action",
    "source": '<a class="govuk-link" href="{{href}}">{{text}}<span class="govuk-visually-hidden">{{#if visuallyHiddenText}} {{visuallyHiddenText}}{{/if}} ({{title}})</span></a>'
  },
  {
    "name": "shared/card-title",
    "source": '<div class="govuk-summary-card__title-wrapper">\n  {{#if title}}<h2 class="govuk-summary-card__title">{{title}}</h2>{{/if}}\n  {{#if actions}}\n  {{#if (lookup actions 1)}}\n  <ul class="govuk-summary-card__actions">\n    {{#each actions}}\n    <li class="govuk-summary-card__action">{{> shared/card-action text=text href=href visuallyHiddenText=visuallyHiddenText title=../title}}</li>\n    {{/each}}\n  </ul>\n  {{else}}\n  <div class="govuk-summary-card__actions">{{#each actions}}{{> shared/card-action text=text href=href visuallyHiddenText=visuallyHiddenText title=../title}}{{/each}}</div>\n  {{/if}}\n  {{/if}}\n</div>\n'
  },
  {
    "name": "shared/csrf",
    "source": '<input type="hidden" name="_csrf" value="{{token}}">\n'
  },
  {
    "name": "shared/notes-and-source",
    "source": '{{#each notes}}<p class="govuk-body-s app-note">{{this}}</p>{{/each}}\n{{#if source}}<p class="govuk-body-s app-note">Source: {{source}}</p>{{/if}}\n'
  },
  {
    "name": "shared/report-row",
    "source": '<tr class="govuk-table__row{{#if isTotal}} app-table__total{{/if}}">\n  {{#each cells}}{{#if @first}}<th scope="row" class="govuk-table__header{{#if isNumber}} govuk-table__header--numeric{{/if}}">{{text}}</th>{{else}}<td class="govuk-table__cell{{#if isNumber}} govuk-table__cell--numeric{{/if}}">{{text}}</td>{{/if}}{{/each}}\n</tr>\n'
  },
  {
    "name": "shared/report-table",
    "source": '<div class="app-scroll" role="region" aria-label="{{caption}}" tabindex="0">\n  <table class="govuk-table app-table">\n    <caption class="govuk-table__caption govuk-table__caption--s">{{#if number}}{{number}}: {{/if}}{{caption}}</caption>\n    <thead class="govuk-table__head">\n      <tr class="govuk-table__row">\n        {{#each columns}}<th scope="col" class="govuk-table__header{{#if isNumber}} govuk-table__header--numeric{{/if}}">{{header}}</th>{{/each}}\n      </tr>\n    </thead>\n    <tbody class="govuk-table__body">\n      {{#each rows}}{{> shared/report-row this}}{{/each}}\n    </tbody>\n    {{#if total}}<tfoot>{{> shared/report-row total isTotal=true}}</tfoot>{{/if}}\n  </table>\n</div>\n'
  }
];
var templateFiles = () => templates;
function isPartial(name) {
  return partialFolders.some((folder) => name.startsWith(`${folder}/`));
}
var helpers = {
  /** One text of several: `join 'fields/' kind` names a partial, `join id '-hint'` an element. */
  join: (...parts2) => parts2.slice(0, -1).join(""),
  /** A place in a list as people count: 1 for the first. */
  position: (index) => index + 1,
  /** The only markup that does not come from a template: our own drawing of a chart. */
  chart: (block) => new Handlebars.SafeString(
    chartSvg(block.chart, { id: block.id, title: block.title, alternative: block.alternative })
  )
};
var compileOptions = {
  strict: true,
  // A partial sees only what it is given: the `classes` of a field are not those of its hint.
  explicitPartialContext: true,
  knownHelpersOnly: true,
  knownHelpers: { join: true, position: true, chart: true },
  // Or else the text of a textarea would be indented with its element.
  preventIndent: true
};

// server/view-assets.ts
var builtAssetsFolder = join3(viewsFolder, "assets", "built");
var manifest = join3(builtAssetsFolder, "manifest.json");
var areAssetsBuilt = () => existsSync(manifest);
function readAssets() {
  if (!areAssetsBuilt()) {
    return { stylesheet: "/assets/main.css", script: "/assets/main.js", icon: "/assets/icon.svg" };
  }
  return JSON.parse(readFileSync(manifest, "utf8"));
}

// server/views.ts
var templates2 = readTemplates();
var assets = readAssets();
function render(view, page2, frame) {
  const template = templates2.views.get(view);
  if (!template) throw new Error(`There is no template views/${view}.hbs`);
  return template(page2, { data: { frame, assets } });
}

// server/issued-documents/report-page.ts
function reportPage(report, downloads = []) {
  const tables = report.sections.flatMap((section) => section.blocks).filter((block) => block.type === "table");
  const sections = report.sections.map((section) => ({
    id: section.id,
    heading: [section.number, section.title].filter(Boolean).join(" "),
    blocks: section.blocks.map((block) => blockView(block, tables))
  }));
  return {
    title: report.title,
    period: report.period,
    editionLabel: report.editionLabel,
    statement: report.statement,
    demonstration: report.demonstration,
    cover: report.cover.map(({ label: label2, text }) => ({ key: { text: label2 }, value: { text } })),
    contents: sections.map(({ id, heading }) => ({ href: `#${id}`, text: heading })),
    sections,
    downloads
  };
}
function blockView(block, tables) {
  if (block.type === "heading") return { ...block, isMinor: block.level === 3 };
  if (block.type === "table") return tableView(block);
  if (block.type === "chart") return chartView(block, tables);
  return block;
}
function chartView(block, tables) {
  const table = tables.find(({ id }) => id === block.tableId);
  return table ? { ...block, data: tableView(table) } : block;
}
function tableView({ columns, rows, total, ...table }) {
  const isNumber = columns.map(({ align }) => align === "number");
  const rowView = (row) => ({
    cells: row.cells.map(({ text }, index) => ({ text, isNumber: isNumber[index] ?? false }))
  });
  return {
    ...table,
    columns: columns.map(({ header, align }) => ({ header, isNumber: align === "number" })),
    rows: rows.map(rowView),
    ...total && { total: rowView(total) }
  };
}

// server/issued-documents/standalone.ts
function standalonePage(report, product) {
  const html = render("report/show", reportPage(report), {
    title: `${report.title}, ${report.period}: ${report.editionLabel}`,
    page: "report",
    product,
    navigation: [],
    marking: report.marking,
    ...report.demonstration[0] === void 0 ? {} : { demonstration: report.demonstration[0] }
  });
  const { stylesheet } = readAssets();
  return html.replace(/<link rel="icon"[^>]*>\s*/, "").replace(/<script[^>]*><\/script>\s*/, "").replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${ownedStyles(stylesheet)}</style>`).replace(/<div class="govuk-generic-header[^]*?(?=<\/header>)/, "").replace(/<footer[^]*<\/footer>\s*/, "");
}
function ownedStyles(stylesheet) {
  return built(stylesheet).toString("utf8").replaceAll(
    /url\("?(\/assets\/[^/")]+\.woff2)"?\)/g,
    (_, font) => `url(data:font/woff2;base64,${built(font).toString("base64")})`
  ).replaceAll(/url\("?\/assets\/images\/[^)]*\)/g, "none");
}
var built = (address) => readFileSync2(join4(builtAssetsFolder, basename(address)));
export {
  renderPdf,
  renderSpreadsheet,
  standalonePage
};
