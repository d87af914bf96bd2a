#include "ui/palette/fuzzymatch.h"

#include <QString>

#include <algorithm>

namespace ui {

namespace {

// The kinds of finds do not mix: whatever else is counted stays below a step.
constexpr int step = 10'000;
constexpr int atWordStart = 30;
constexpr int behindTheLast = 12; ///< a letter that follows the one found before
constexpr int mostLetters = 128; ///< of either; longer ones are cut, so that nothing costs time
constexpr int never = -1'000'000;

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) || (before.isLower() && here.isUpper())
        || isHan(before) != isHan(here);
}

/// What is typed, as it is compared.
QString letters(QStringView typed)
{
    QString all;
    for (const QChar c : typed) {
        if (!c.isSpace())
            all.append(c.toCaseFolded());
    }
    return all.left(mostLetters);
}

/// Where all of it stands together, blanks in the text stepped over; from `from` on.
std::optional<QList<int>> together(const QString &wanted, QStringView text, qsizetype from)
{
    QList<int> at;
    for (qsizetype i = from; i < text.size() && at.size() < wanted.size(); ++i) {
        if (text[i].isSpace() && !at.isEmpty())
            continue;
        if (text[i].toCaseFolded() != wanted[at.size()])
            return std::nullopt;
        at.append(int(i));
    }
    return at.size() == wanted.size() ? std::optional(at) : std::nullopt;
}

/// Later, and in a longer text: a little less.
int nearness(int first, qsizetype size)
{
    return -std::min(first, 90) * 10 - int(std::min<qsizetype>(size, 90));
}

std::optional<FuzzyMatch> asOne(const QString &wanted, QStringView text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype from = 0; from < text.size(); ++from) {
        const auto at = together(wanted, text, from);
        if (!at || text[from].isSpace())
            continue;
        const bool isWhole = from == 0 && at->last() == text.size() - 1;
        const int kind = isWhole ? 5 : from == 0 ? 4 : startsWord(text, from) ? 3 : 2;
        const int score = kind * step + nearness(int(from), text.size());
        if (!best || score > best->score)
            best = FuzzyMatch{score, kind, *at};
    }
    return best;
}

/// Letters apart: the way through the text that counts most, found letter by letter.
std::optional<FuzzyMatch> apart(const QString &wanted, QStringView text)
{
    const int rows = int(wanted.size());
    const int columns = int(text.size());
    // worth[i][j]: of the best way whose letter i stands at j; from[i][j]: where its letter before stands.
    QList<QList<int>> worth(rows, QList<int>(columns, never));
    QList<QList<int>> from(rows, QList<int>(columns, -1));
    for (int i = 0; i < rows; ++i) {
        int reached = -1; // the best place of letter i - 1 before j
        for (int j = 0; j < columns; ++j) {
            if (i > 0 && j > 0 && worth[i - 1][j - 1] > never
                && (reached < 0 || worth[i - 1][j - 1] >= worth[i - 1][reached]))
                reached = j - 1;
            if (text[j].toCaseFolded() != wanted[i] || (i > 0 && reached < 0))
                continue;
            const int own = startsWord(text, j) ? atWordStart : 0;
            worth[i][j] = own + (i > 0 ? worth[i - 1][reached] : 0);
            from[i][j] = reached;
            const int together
                = i > 0 && j > 0 && worth[i - 1][j - 1] > never ? own + behindTheLast + worth[i - 1][j - 1] : never;
            if (together >= worth[i][j]) {
                worth[i][j] = together;
                from[i][j] = j - 1;
            }
        }
    }
    const QList<int> &last = worth.last();
    const auto end = std::ranges::max_element(last);
    if (end == last.end() || *end == never)
        return std::nullopt;
    FuzzyMatch match{0, 0, QList<int>(rows)};
    int j = int(end - last.begin());
    for (int i = rows - 1; i >= 0; --i) {
        match.at[i] = j;
        j = from[i][j];
    }
    match.score = std::min(*end, step / 2) + nearness(match.at.first(), text.size());
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text)
{
    const QString wanted = letters(typed);
    if (wanted.isEmpty())
        return FuzzyMatch{};
    text = text.left(mostLetters);
    if (auto whole = asOne(wanted, text))
        return whole;
    const bool isChinese = std::ranges::any_of(wanted, isHan);
    return isChinese || text.isEmpty() ? std::nullopt : apart(wanted, text);
}

} // namespace ui
