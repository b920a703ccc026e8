/* The days that the page holds (stances/pages/days.py), asked like the record itself: who stood where on a day, and in
   which words that is said. Nothing here touches the page. A day is a number: days since the record's first. */
(function () {
  "use strict";

  const DAY = 86400000;
  const LOW = 2, UNSURE = 3, MIXED = 4, UNDER_REVIEW = 8;

  /* The member's runs of one stance, from its accession on, as stances/record/record.py has them: [day, stance]. */
  function runsOf(acceded, assessments) {
    const runs = [];
    for (const [day, stance] of assessments) {
      const start = Math.max(day, acceded);
      if (runs.length && runs[runs.length - 1][0] === start) runs.pop();
      if (!runs.length || runs[runs.length - 1][1] !== stance) runs.push([start, stance]);
    }
    return runs;
  }

  /* How many of rows, sorted by their first number, are not later than a day. */
  function upTo(rows, day) {
    let low = 0, high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] <= day) low = middle + 1; else high = middle;
    }
    return low;
  }

  class Days {
    constructor(packed) {
      const { words, ...numbers } = packed;
      Object.assign(this, numbers);
      this.wording = words;
      this.epoch = Date.parse(packed.starts + "T00:00:00Z");
      this.missing = this.codes.length - 1;
      this.members = packed.members.map(([code, name, slug, acceded, assessments]) => (
        { code, name, slug, acceded, assessments, runs: runsOf(acceded, assessments), positions: [] }
      ));
      this.byCode = new Map(this.members.map((member) => [member.code, member]));
      this.shifts = this.members.flatMap((member) => member.runs.slice(1).flatMap(([day, after], i) => {
        const before = member.runs[i][1];
        return before !== this.missing && after !== this.missing ? [{ day, member, before, after }] : [];
      }));
    }

    number(iso) { return Math.round((Date.parse(iso + "T00:00:00Z") - this.epoch) / DAY); }

    iso(day) { return new Date(this.epoch + day * DAY).toISOString().slice(0, 10); }

    words(day) {
      const date = new Date(this.epoch + day * DAY);
      const number = date.getUTCDate();
      return this.put(this.wording.days[date.getUTCMonth()], { d: number === 1 ? this.wording.first : number, y: date.getUTCFullYear() });
    }

    yearBefore(day) {
      const [year, month, date] = this.iso(day).split("-");
      return this.number(`${year - 1}-${month}-${month === "02" && date === "29" ? "28" : date}`);
    }

    /* Where a member stood; null before its accession. `stance` is its code, `since` null where it has none.
       As long as one assessment holds, the answer is the same object; what looks alike has the same `look`. */
    position(member, day) {
      if (member.acceded > day) return null;
      const held = upTo(member.assessments, day);
      return member.positions[held] || (member.positions[held] = this.positioned(member, day, member.assessments[held - 1]));
    }

    positioned(member, day, assessment) {
      const run = member.runs[upTo(member.runs, day) - 1];
      const stance = run ? run[1] : this.missing;
      const assessed = stance !== this.missing;
      const bits = assessment ? assessment[2] : UNSURE;
      return {
        member, look: `${stance} ${bits}`, stance: this.codes[stance], since: assessed ? run[0] : null, confidence: bits & 3,
        low: assessed && (bits & 3) === LOW, mixed: Boolean(bits & MIXED), underReview: Boolean(bits & UNDER_REVIEW),
        conditions: assessment ? assessment[3] : 0,
      };
    }

    positions(day) { return this.members.map((member) => this.position(member, day)).filter(Boolean); }

    tally(positions) {
      const counts = Object.fromEntries(this.codes.map((code) => [code, 0]));
      for (const { stance } of positions) counts[stance] += 1;
      return counts;
    }

    /* The nearest day before or after one on which a stance shifted, up to today; null where there is none. */
    shiftBeside(day, direction) {
      const days = this.shifts.map((shift) => shift.day).filter((other) => (other - day) * direction > 0 && other <= this.today);
      if (!days.length) return null;
      return direction < 0 ? Math.max(...days) : Math.min(...days);
    }

    put(template, values) { return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole)); }

    counted(forms, n, values) {
      return this.put(forms.said[forms.by.charCodeAt(n) - 48], { n, ...values });
    }

    listed(parts) {
      if (parts.length < 2) return parts.join("");
      return this.put(this.wording.listed, { list: parts.slice(0, -1).join(", "), last: parts[parts.length - 1] });
    }

    tallySentence(counts) {
      const part = (code) => this.counted(this.wording.tally[code], counts[code]);
      const missing = this.codes[this.missing];
      const stances = this.codes.slice(0, this.missing);
      const parts = stances.some((code) => counts[code]) ? stances.map(part) : [];
      if (counts[missing]) parts.push(part(missing));
      if (!parts.length) return "";
      const said = this.listed(parts);
      return this.put(this.wording.sentence, { list: said[0].toUpperCase() + said.slice(1) });
    }

    objecting(counts, total) {
      return this.counted(this.wording.objecting, counts.not_now + counts.oppose, { total });
    }

    spoken(day, counts, total) {
      return this.counted(this.wording.spoken, counts.not_now + counts.oppose, { day: this.words(day), total });
    }

    kicker(day) { return this.put(this.wording[day === this.today ? "today" : "on"], { day: this.words(day) }); }

    qualifiers(position) {
      if (position.since === null) return [];
      const [low, mixed, review] = this.wording.qualifiers;
      return [position.low && low, position.mixed && mixed, position.underReview && review].filter(Boolean);
    }

    called(position) {
      const stance = this.wording.stances[position.stance];
      return [this.put(this.wording.called, { member: position.member.name, stance }), ...this.qualifiers(position)].join(", ");
    }

    conditions(position) { return this.wording.conditions.filter((_words, place) => position.conditions & (1 << place)); }

    confidence(position) { return this.wording.confidences[position.confidence] || ""; }
  }

  window.OpenDoor = Object.assign(window.OpenDoor || {}, { Days });
})();
