#include "ui/bots/rulescard.h"

#include "app/text/diagnosistext.h"
#include "ui/common/format.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString sceneText(protocol::Scene scene)
{
    switch (scene) {
    case protocol::Scene::C2c:
        return RulesCard::tr("Direct (c2c)");
    case protocol::Scene::Group:
        return RulesCard::tr("Group");
    case protocol::Scene::Channel:
        return RulesCard::tr("Channel");
    case protocol::Scene::Dm:
        return RulesCard::tr("Guild direct message");
    }
    return {};
}

QString valuesText(protocol::Scene scene, const lineage::SceneRules &rules)
{
    QStringList words{RulesCard::tr("answer within %1 safe, after %2 refused")
                          .arg(durationText(rules.window.safeBelow), durationText(rules.window.doomedFrom))};
    if (rules.replies.counts())
        words.append(RulesCard::tr("%1 replies on one message safe, number %2 refused")
                         .arg(rules.replies.safe)
                         .arg(rules.replies.doomedFrom));
    return RulesCard::tr("%1: %2", "a scene and its limits").arg(sceneText(scene), words.join(u"; "_s));
}

} // namespace

RulesCard::RulesCard(QWidget *parent)
    : QWidget(parent)
    , m_title(makeTitle(this))
    , m_name(makeLabel(this, FontRole::Base, "dim"))
    , m_values(makeLabel(this, FontRole::Base))
    , m_learned(makeLabel(this, FontRole::Base))
{
    m_values->setObjectName(u"ruleValues"_s);
    m_learned->setObjectName(u"rulesLearned"_s);
    auto *card = new Card(this);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    inside->setSpacing(metrics::gap);
    inside->addWidget(m_name);
    inside->addWidget(m_values);
    inside->addWidget(m_learned);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_title);
    column->addWidget(card);
    retell();
}

void RulesCard::setBot(bot::BotHandle *bot)
{
    disconnect(m_heard);
    m_bot = bot;
    if (bot)
        m_heard = connect(bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
            if (std::holds_alternative<bot::RulesChanged>(event))
                retell();
        });
    retell();
}

void RulesCard::retell()
{
    static const lineage::RuleSet published = lineage::RuleSet::builtIn().value_or(lineage::RuleSet());
    const lineage::RuleSet &rules = m_bot ? m_bot->rules() : published;
    m_title->setText(tr("Rules in force"));
    m_name->setText(tr("%1 of %2").arg(rules.name, rules.date.toString(Qt::ISODate)));
    QStringList values;
    QStringList lessons;
    for (auto scene = rules.scenes.begin(); scene != rules.scenes.end(); ++scene) {
        values.append(valuesText(scene.key(), *scene));
        for (const auto &lesson : {scene->replies.lesson, scene->shared})
            if (lesson)
                lessons.append(tr("%1: %2", "a scene and what was learned there")
                                   .arg(sceneText(scene.key()), text::lessonText(*lesson)));
    }
    m_values->setText(values.join(u'\n'));
    m_learned->setText(!m_bot   ? tr("What a bot learns from the platform's answers is shown while it is at work.")
            : lessons.isEmpty() ? tr("Nothing was learned beyond them.")
                                : tr("Learned from the platform's answers to this bot:") + u'\n' + lessons.join(u'\n'));
    setInk(m_learned, lessons.isEmpty() ? "dim" : "text");
}

void RulesCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retell();
    QWidget::changeEvent(event);
}

} // namespace ui
