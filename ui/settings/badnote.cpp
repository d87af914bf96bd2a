#include "ui/settings/badnote.h"

#include "app/text/settingtext.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/linkbutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

BadNote::BadNote(SettingsDesk &desk, QLatin1StringView key, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_key(key)
    , m_text(makeLabel(this, FontRole::Small, "warn"))
    , m_default(new LinkButton(this))
{
    setObjectName(u"bad:"_s + key);
    m_default->setObjectName(u"useDefault"_s);
    auto *mark = new IconMark(this, metrics::iconSmall);
    mark->setIcon(u"warning"_s, Tone::Warn);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::iconGap);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_default, 0, Qt::AlignTop);
    connect(m_default, &QAbstractButton::clicked, this, [this] { emit m_desk.defaultWanted(QString(m_key)); });
    connect(&desk, &SettingsDesk::valuesChanged, this, &BadNote::refresh);
    refresh();
}

void BadNote::refresh()
{
    const config::BadSetting *bad = m_desk.values().badAt(m_key);
    setVisible(bad != nullptr);
    m_text->setText(bad ? text::badSettingText(*bad) : QString());
    m_default->setText(tr("Use the default"));
    m_default->setAccessibleName(tr("Use the default for %1").arg(m_key));
    m_default->updateGeometry();
}

void BadNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace ui
