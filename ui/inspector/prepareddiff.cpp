#include "ui/inspector/prepareddiff.h"

#include "app/text/visibletext.h"
#include "ui/common/fieldchange.h"
#include "ui/common/linediff.h"

namespace ui {

namespace {

/// Same lines kept around a difference.
constexpr qsizetype context = 3;
/// What differs between two long values is shown up to here, and so is a line: one of 16 MiB, or thousands of long
/// ones, would hold up the thread that lays them out.
constexpr qsizetype longestValue = 4'000;
/// Up to here a value stands whole: ids are told apart in their middle, and a message is read better than its shreds.
constexpr qsizetype wholeValue = 200;

void addValue(QList<DiffLine> &lines, DiffLine::Kind kind, const std::optional<QString> &value)
{
    if (!value)
        return;
    for (const QString &line : value->split(u'\n'))
        lines.append({kind, text::visibleText(line, false)});
}

void addFields(PreparedDiff &diff, const protocol::JsonDiff &found)
{
    diff.byField = true;
    diff.differences = found.changes.size() + found.leftOut;
    diff.isCut = found.leftOut > 0;
    for (FieldChange &change : fieldChanges(found)) {
        if (diff.lines.size() >= mostDiffLines) {
            diff.isCut = true;
            break;
        }
        if (change.before && change.after && qMax(change.before->size(), change.after->size()) > wholeValue)
            std::tie(change.before, change.after) = shortenedPair(*change.before, *change.after, longestValue);
        diff.lines.append({DiffLine::Kind::Field, text::visibleText(change.name, false)});
        addValue(diff.lines, DiffLine::Kind::Removed, change.before);
        addValue(diff.lines, DiffLine::Kind::Added, change.after);
    }
}

/// A run of same lines that lies between, before or behind differences.
void addRun(QList<DiffLine> &lines, const QList<LineEdit> &edits, qsizetype from, qsizetype to)
{
    const qsizetype head = from == 0 ? 0 : context;
    const qsizetype tail = to == edits.size() ? 0 : context;
    const bool folds = to - from > head + tail + 1;
    for (qsizetype i = from; i < to; ++i) {
        if (folds && i == from + head) {
            lines.append({DiffLine::Kind::Fold, {}, to - from - head - tail});
            i = to - tail - 1;
            continue;
        }
        lines.append({DiffLine::Kind::Same, text::visibleText(edits[i].text, false)});
    }
}

void addLines(PreparedDiff &diff, const QList<LineEdit> &edits)
{
    qsizetype run = 0; // where the same lines began
    for (qsizetype i = 0; i < edits.size(); ++i) {
        if (edits[i].kind == LineEdit::Kind::Same)
            continue;
        ++diff.differences;
        diff.isCut |= diff.lines.size() >= mostDiffLines;
        if (!diff.isCut) {
            addRun(diff.lines, edits, run, i);
            const bool removed = edits[i].kind == LineEdit::Kind::Removed;
            diff.lines.append(
                {removed ? DiffLine::Kind::Removed : DiffLine::Kind::Added, text::visibleText(edits[i].text, false)});
        }
        run = i + 1;
    }
    if (!diff.isCut && diff.differences > 0)
        addRun(diff.lines, edits, run, edits.size());
}

/// Whether a removed line stands beside one added line, so that both can be shown around what differs.
bool isPair(const QList<DiffLine> &lines, qsizetype at)
{
    using Kind = DiffLine::Kind;
    const auto is = [&lines](qsizetype i, Kind kind) { return i >= 0 && i < lines.size() && lines[i].kind == kind; };
    return is(at, Kind::Removed) && is(at + 1, Kind::Added) && !is(at - 1, Kind::Removed) && !is(at + 2, Kind::Added);
}

void shorten(QString &text)
{
    if (text.size() <= longestValue)
        return;
    text.truncate(text[longestValue - 1].isHighSurrogate() ? longestValue - 1 : longestValue);
    text += QChar(0x2026);
}

/// Few enough lines and characters to be laid out at once.
void bound(PreparedDiff &diff)
{
    qsizetype room = mostDiffCharacters;
    for (qsizetype i = 0; i < diff.lines.size(); ++i) {
        DiffLine &line = diff.lines[i];
        if (isPair(diff.lines, i) && qMax(line.text.size(), diff.lines[i + 1].text.size()) > longestValue)
            std::tie(line.text, diff.lines[i + 1].text)
                = shortenedPair(line.text, diff.lines[i + 1].text, longestValue / 2);
        shorten(line.text);
        room -= line.text.size();
        if (i == mostDiffLines || room < 0) {
            diff.lines.resize(i);
            diff.isCut = true;
        }
    }
}

} // namespace

PreparedDiff prepareDiff(const PreparedBody &before, const PreparedBody &after)
{
    PreparedDiff diff;
    if (before.tree && after.tree)
        addFields(diff, protocol::jsonDiff(*before.tree, *after.tree));
    else
        addLines(diff, lineDiff(before.copied, after.copied));
    bound(diff); // one field may be a large text, one line too
    return diff;
}

} // namespace ui
