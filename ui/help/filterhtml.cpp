#include "ui/help/filterhtml.h"

#include "app/text/filterexamples.h"
#include "app/text/filtertext.h"
#include "ui/help/helphtml.h"
#include "ui/help/helpwords.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString examplesHtml(const QList<text::FilterExample> &examples)
{
    QList<QStringList> rows;
    for (const text::FilterExample &example : examples)
        rows.append(
            {linkHtml(filterScheme + example.filter, codeHtml(example.filter)), example.meaning.toHtmlEscaped()});
    return tableHtml({HelpWords::tr("Filter"), HelpWords::tr("What it shows")}, rows);
}

QString valuesOf(const filter::KeyInfo &info)
{
    if (info.words.empty())
        return text::valueMeaning(info.value).toHtmlEscaped();
    QStringList words;
    for (const QLatin1StringView known : info.words) {
        const QString word = known;
        const QString link = linkHtml(filterScheme + info.word + u':' + word, codeHtml(word));
        const QString meaning = text::wordMeaning(info.key, word);
        words.append(meaning.isEmpty() ? link : link + u' ' + meaning.toHtmlEscaped());
    }
    const bool areShort = text::wordMeaning(info.key, QString(info.words.front())).isEmpty();
    return words.join(areShort ? u", "_s : u"<br>"_s);
}

} // namespace

QString filterHtml()
{
    QList<QStringList> keys;
    for (const filter::KeyInfo &info : filter::keys())
        keys.append({codeHtml(info.word + u':'), text::keyMeaning(info.key).toHtmlEscaped(), valuesOf(info)});
    return titleHtml(HelpWords::tr("Filter language"))
        + u"<p>%1</p>"_s.arg(
            HelpWords::tr("The same in every place. A filter leaves the rows that match; a click on one "
                          "below shows them in Traffic. While you write, what fits is offered.")
                .toHtmlEscaped())
        + headingHtml(HelpWords::tr("How it is written")) + examplesHtml(text::filterGrammar())
        + headingHtml(HelpWords::tr("Examples")) + examplesHtml(text::filterExamples())
        + headingHtml(HelpWords::tr("Key words"))
        + tableHtml({HelpWords::tr("Key word"), HelpWords::tr("Asks for"), HelpWords::tr("Value")}, keys);
}

} // namespace ui
