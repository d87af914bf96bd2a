#include "ui/help/helphtml.h"

#include "ui/common/theme.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

const QRegularExpression &marks()
{
    static const QRegularExpression all(uR"(`([^`]+)`|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(([^)\s]+)\))"_s);
    return all;
}

/// The text with each mark replaced by what `make` says, the rest by what `plain` says.
template <class Plain, class Make> QString translated(const QString &marked, Plain plain, Make make)
{
    QString result;
    qsizetype at = 0;
    for (auto found = marks().globalMatch(marked); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        result += plain(marked.sliced(at, one.capturedStart() - at)) + make(one);
        at = one.capturedEnd();
    }
    return result + plain(marked.sliced(at));
}

} // namespace

QString helpStyle(const Theme &theme)
{
    return uR"(
.title { font-size: 20px; font-weight: bold; margin: 0 0 12px 0; }
.head { font-size: 15px; font-weight: bold; margin: 20px 0 8px 0; }
p { margin: 0 0 10px 0; line-height: 112%; }
li { margin: 0 0 6px 0; line-height: 112%; }
a { color: %1; text-decoration: none; }
.code { background-color: %2; font-family: 'Noto Sans Mono CJK SC','Source Code Pro','DejaVu Sans Mono'; font-size: 13px; }
.dim { color: %3; }
.small { font-size: 12px; }
.ok { color: %4; }
.warn { color: %5; }
.bad { color: %6; }
th { color: %3; font-size: 12px; font-weight: bold; text-align: left; }
td { font-size: 13px; }
)"_s.arg(theme.accent.name(), theme.codeBg.name(), theme.textDim.name(), theme.ok.name(), theme.warn.name(),
        theme.bad.name());
}

QString linkHtml(const QString &target, const QString &words)
{
    // A filter may hold what means something in an address.
    const QString address = target.startsWith(filterScheme)
        ? filterScheme + QString::fromLatin1(QUrl::toPercentEncoding(target.sliced(filterScheme.size())))
        : target;
    return u"<a href=\""_s + address.toHtmlEscaped() + u"\">"_s + words + u"</a>"_s;
}

QString codeHtml(const QString &text)
{
    return u"<span class=\"code\">%1</span>"_s.arg(text.toHtmlEscaped());
}

QString inlineHtml(const QString &marked)
{
    const auto make = [](const QRegularExpressionMatch &one) {
        if (one.hasCaptured(1))
            return codeHtml(one.captured(1));
        if (one.hasCaptured(2))
            return u"<b>%1</b>"_s.arg(one.captured(2).toHtmlEscaped());
        return linkHtml(one.captured(4), one.captured(3).toHtmlEscaped());
    };
    return translated(
        marked, [](const QString &text) { return text.toHtmlEscaped(); }, make);
}

QString plainText(const QString &marked)
{
    const auto make = [](const QRegularExpressionMatch &one) {
        return one.captured(one.hasCaptured(1) ? 1 : one.hasCaptured(2) ? 2 : 3);
    };
    return translated(
        marked, [](const QString &text) { return text; }, make);
}

// Not as headings: Qt makes those larger than what the style says.
QString titleHtml(const QString &text)
{
    return u"<p class=\"title\">%1</p>"_s.arg(text.toHtmlEscaped());
}

QString headingHtml(const QString &text)
{
    return u"<p class=\"head\">%1</p>"_s.arg(text.toHtmlEscaped());
}

QString topicHtml(const text::HelpTopic &topic)
{
    using Kind = text::HelpBlock::Kind;
    QString html = titleHtml(topic.title);
    bool isList = false;
    for (const text::HelpBlock &block : topic.body) {
        const bool isPoint = block.kind == Kind::Point;
        if (isPoint != isList)
            html += isPoint ? u"<ul>"_s : u"</ul>"_s;
        isList = isPoint;
        if (block.kind == Kind::Heading)
            html += headingHtml(block.text);
        else
            html += (isPoint ? u"<li>%1</li>"_s : u"<p>%1</p>"_s).arg(inlineHtml(block.text));
    }
    return isList ? html + u"</ul>"_s : html;
}

QString tableHtml(const QStringList &head, const QList<QStringList> &rows)
{
    const auto row = [](const QStringList &cells, const QString &tag) {
        QString line;
        for (const QString &cell : cells)
            line += u"<%1>%2</%1>"_s.arg(tag, cell);
        return u"<tr>%1</tr>"_s.arg(line);
    };
    QString lines = row(head, u"th"_s);
    for (const QStringList &cells : rows)
        lines += row(cells, u"td"_s);
    return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"5\" style=\"margin-bottom: 12px;\">%1</table>"_s.arg(
        lines);
}

} // namespace ui
