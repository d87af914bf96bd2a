#include "ui/resend/anchorpicker.h"

#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/resend/anchorrow.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

AnchorPicker::AnchorPicker(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"resendAnchors"_s);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on && index < m_rows.size())
            emit chosen(m_rows[index]->option().choice);
    });
    retranslate();
}

void AnchorPicker::rebuild(const QList<AnchorOption> &options)
{
    const bool hadFocus = std::ranges::any_of(m_rows, [](const AnchorRow *row) { return row->hasFocus(); });
    m_rows.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        // Later: one of them may be the line whose click brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (QAbstractButton *button : m_group->buttons())
        m_group->removeButton(button);
    const auto put = [this](QWidget *part) {
        m_column->addWidget(part);
        part->show(); // now, not with the next event: the sheet asks at once how high the list is
    };
    for (int i = 0; i < options.size(); ++i) {
        if (i > 0)
            put(new Hairline(this));
        m_rows.append(new AnchorRow(this));
        m_group->addButton(m_rows.last(), i);
        put(m_rows.last());
    }
    if (hadFocus && !m_rows.isEmpty())
        m_rows.first()->setFocus();
}

void AnchorPicker::setOptions(
    const QList<AnchorOption> &options, const lineage::AnchorChoice &choice, const QStringList &others)
{
    const QSignalBlocker quiet(m_group); // what the sheet says is no choice of the person
    if (options.size() != m_rows.size())
        rebuild(options);
    const bool hadFocus = std::ranges::any_of(m_rows, [](const AnchorRow *row) { return row->hasFocus(); });
    for (int i = 0; i < options.size(); ++i) {
        m_rows[i]->setOption(options[i], others);
        if (options[i].choice != choice)
            continue;
        m_rows[i]->setChecked(true);
        if (hadFocus)
            m_rows[i]->setFocus();
    }
}

QWidget *AnchorPicker::row(int index) const
{
    return m_rows.value(index);
}

void AnchorPicker::retranslate()
{
    setAccessibleName(tr("Anchor to hang on"));
}

void AnchorPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AnchorPicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().lineStrong);
    painter.setBrush(Theme::current().surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusControl, metrics::radiusControl);
}

} // namespace ui
