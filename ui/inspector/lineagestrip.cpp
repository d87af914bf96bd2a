#include "ui/inspector/lineagestrip.h"

#include "app/text/diagnosistext.h"
#include "ui/inspector/edgenote.h"
#include "ui/inspector/parts.h"
#include "ui/inspector/strippart.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

LineageStrip::LineageStrip(QWidget *parent)
    : QWidget(parent)
    , m_title(partTitle(u"lineageTitle"_s, this))
    , m_leftOut(plainLabel(u"attemptsLeftOut"_s, FontRole::Small, this))
{
    setObjectName(u"lineageStrip"_s);
    buildLayout();
    retranslate();
}

void LineageStrip::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap / 2, 0, metrics::gap / 2);
    column->setSpacing(metrics::gap / 2);
    column->addWidget(m_title);
    setInk(m_leftOut, "dim");
    column->addWidget(m_leftOut);
    m_parts = new QVBoxLayout;
    m_parts->setSpacing(0);
    column->addLayout(m_parts);
}

QStringList idsOf(const evidence::Story &story)
{
    QStringList ids;
    for (const evidence::StoryPart &part : story.parts) {
        if (!part.id.isEmpty() && !ids.contains(part.id)) {
            ids.append(part.id);
        }
    }
    return ids;
}

void LineageStrip::setStory(const evidence::Story &story, std::optional<protocol::Scene> scene)
{
    m_story = story;
    m_scene = scene;
    clearParts(*m_parts);
    const QStringList ids = idsOf(story);
    for (qsizetype i = 0; i < story.parts.size(); ++i) {
        addPart(i, ids);
    }
    setVisible(!story.parts.isEmpty());
    retranslate();
}

void LineageStrip::addPart(qsizetype index, const QStringList &ids)
{
    using Link = StripPart::Link;
    const QList<evidence::StoryPart> &parts = m_story.parts;
    const auto linkTo = [&parts](qsizetype lower) { return parts[lower].breaksRule ? Link::Wrong : Link::Plain; };
    const evidence::StoryPart &part = parts[index];
    auto *row = new StripPart(part, StripPart::lookOf(part, ids, m_scene), this);
    // Below a wrong origin stands its sentence: what follows it hangs on the attempt, not on it.
    const bool afterWrong = index > 0 && parts[index - 1].breaksRule;
    const Link above = index == 0 || afterWrong ? Link::None : linkTo(index);
    const Link below = index + 1 == parts.size() || part.breaksRule ? Link::None : linkTo(index + 1);
    row->setLinks(above, below);
    connect(row, &RowLink::rowRequested, this, &LineageStrip::rowRequested);
    m_parts->addWidget(row);
    if (part.breaksRule) {
        m_parts->addSpacing(metrics::gap / 2);
        m_parts->addWidget(new EdgeNote(text::wrongEdgeText(part.origin), this));
        m_parts->addSpacing(metrics::gap / 2);
    }
}

void LineageStrip::retranslate()
{
    m_title->setText(tr("Lineage"));
    m_leftOut->setText(tr("Older attempts that are not shown: %1").arg(m_story.attemptsLeftOut));
    m_leftOut->setVisible(m_story.attemptsLeftOut > 0);
}

void LineageStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
