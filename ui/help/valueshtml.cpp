#include "ui/help/valueshtml.h"

#include "app/core/clock.h"
#include "app/text/cataloguetext.h"
#include "app/text/clocktime.h"
#include "ui/help/helphtml.h"
#include "ui/help/helpwords.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using protocol::Scene;

namespace ui {

namespace {

QString sceneTitle(Scene scene)
{
    switch (scene) {
    case Scene::C2c:
        return HelpWords::tr("Private chats (c2c)");
    case Scene::Group:
        return HelpWords::tr("Groups (group)");
    case Scene::Channel:
        return HelpWords::tr("Channels of a guild (channel)");
    case Scene::Dm:
        return HelpWords::tr("Direct messages of a guild (dm)");
    }
    return {};
}

QString dateText(const QDate &date)
{
    return date.toString(Qt::ISODate); // the same in every language
}

QString dayOf(core::WallTime time)
{
    return dateText(QDateTime::fromMSecsSinceEpoch(core::toMs(time)).date());
}

/// The word in its ink, then the bound.
QString bound(const char *ink, const QString &text)
{
    return u"<span class=\"%1\">%2</span>"_s.arg(QLatin1StringView(ink), text.toHtmlEscaped());
}

QString paragraph(const QString &html, const char *look = "dim")
{
    return u"<p class=\"%1\">%2</p>"_s.arg(QLatin1StringView(look), html);
}

QString sourcesText(const QList<lineage::RuleSource> &sources)
{
    QStringList list;
    for (const lineage::RuleSource &source : sources) {
        const QString words = text::wordsOf(source).toHtmlEscaped();
        list.append(source.url.isEmpty() ? words : linkHtml(source.url, words));
    }
    return list.join(u"<br>"_s);
}

QStringList windowRow(const QString &kind, const lineage::WindowRule &window)
{
    return {kind, bound("ok", HelpWords::tr("younger than %1").arg(text::spanText(window.safeBelow))),
        bound("bad", HelpWords::tr("%1 or older").arg(text::spanText(window.doomedFrom))), sourcesText(window.sources)};
}

QStringList repliesRow(const QString &kind, const lineage::ReplyRule &replies)
{
    if (!replies.counts())
        return {kind, HelpWords::tr("not stated"), HelpWords::tr("not stated"), sourcesText(replies.sources)};
    return {kind, bound("ok", HelpWords::tr("up to %1").arg(replies.safe)),
        bound("bad", HelpWords::tr("number %1 and on").arg(replies.doomedFrom)), sourcesText(replies.sources)};
}

QString lessonText(const lineage::Lesson &lesson)
{
    using Kind = lineage::Lesson::Kind;
    switch (lesson.kind) {
    case Kind::CountAtLeast:
        return HelpWords::tr("Learned by this bot: %1 replies on one anchor were accepted.").arg(lesson.bound);
    case Kind::CountAtMost:
        return HelpWords::tr("Learned by this bot: %1 replies on one anchor were accepted, one more was refused.")
            .arg(lesson.bound);
    case Kind::SharedUse:
        return HelpWords::tr("Learned by this bot: another program spends its replies too, so none is certain.");
    }
    return {};
}

QString learned(const std::optional<lineage::Lesson> &lesson)
{
    if (!lesson)
        return {};
    const QString attempt = linkHtml(u"filter:attempt:%1"_s.arg(lesson->evidence),
        HelpWords::tr("attempt no. %1").arg(lesson->evidence).toHtmlEscaped());
    const QString proof = HelpWords::tr("Proved by %1 on %2, believed until %3.")
                              .toHtmlEscaped()
                              .arg(attempt, dayOf(lesson->learned), dayOf(lesson->expires));
    return paragraph(u"<b>%1</b> %2"_s.arg(lessonText(*lesson).toHtmlEscaped(), proof), "warn");
}

QString eventsText(const lineage::RuleSet &rules, Scene scene)
{
    QStringList events;
    for (const QString &event : rules.eventAnchors.value(scene))
        events.append(codeHtml(event));
    if (events.isEmpty())
        return paragraph(HelpWords::tr("No event is known that can be an anchor here.").toHtmlEscaped());
    const QString seq = rules.eventAnchorsHaveSeq ? HelpWords::tr("With msg_seq.") : HelpWords::tr("Without msg_seq.");
    return paragraph(
        HelpWords::tr("Events that can be anchors: %1. %2").toHtmlEscaped().arg(events.join(u", "_s), seq));
}

QString sceneHtml(const lineage::RuleSet &rules, Scene scene)
{
    const lineage::SceneRules &limits = rules.of(scene);
    const QStringList head{HelpWords::tr("Anchor"), HelpWords::tr("Safe"), HelpWords::tr("Doomed"),
        HelpWords::tr("Sources of %1").arg(dateText(rules.date))};
    QList<QStringList> rows{windowRow(HelpWords::tr("Message: its time"), limits.window),
        repliesRow(HelpWords::tr("Message: its replies"), limits.replies)};
    if (!rules.eventAnchors.value(scene).isEmpty()) {
        rows.append(windowRow(HelpWords::tr("Event: its time"), limits.window));
        rows.append(repliesRow(HelpWords::tr("Event: its replies"), limits.replies));
    }
    return headingHtml(sceneTitle(scene)) + tableHtml(head, rows) + learned(limits.replies.lesson)
        + learned(limits.shared) + eventsText(rules, scene);
}

} // namespace

QString valuesHtml(const lineage::RuleSet &rules, bool isOfBot)
{
    QString html = titleHtml(HelpWords::tr("Values in force"));
    html += paragraph(isOfBot
            ? HelpWords::tr("The limits that this bot goes by now: those that were published, and what "
                            "the platform's answers have taught it.")
            : HelpWords::tr("The limits as they were published. No bot runs here that could have "
                            "learned others."),
        "");
    html += paragraph(
        HelpWords::tr("Time counts from when this computer received the message. Between safe and doomed the sources "
                      "disagree: a draft is uncertain there."),
        "");
    for (const Scene scene : {Scene::C2c, Scene::Group, Scene::Channel, Scene::Dm})
        html += sceneHtml(rules, scene);
    return html;
}

} // namespace ui
