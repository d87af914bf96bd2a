#include "ui/common/segmented.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

constexpr int segmentPadding = 10;

/// One segment: its edge is shared with its neighbours, so only the ends are round.
class Segment final : public QAbstractButton
{
public:
    Segment(bool first, bool last, QWidget *parent)
        : QAbstractButton(parent)
        , m_first(first)
        , m_last(last)
    {
        setCheckable(true);
        setFixedHeight(metrics::buttonHeight - 2);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics measure(roleFont(FontRole::Small));
        return {measure.horizontalAdvance(text()) + 2 * segmentPadding, metrics::buttonHeight - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // The outer shape reaches past the joined sides, and is cut off there by the widget.
        const qreal past = metrics::radiusControl + 2;
        const QRectF shape = QRectF(rect()).adjusted(m_first ? 0.5 : -past, 0.5, m_last ? -0.5 : past, -0.5);
        painter.setPen(theme.lineStrong);
        painter.setBrush(isChecked() ? theme.accentBg : underMouse() ? theme.hover : theme.raised);
        painter.drawRoundedRect(shape, metrics::radiusControl, metrics::radiusControl);
        if (!m_last) {
            painter.drawLine(QPointF(width() - 0.5, 0), QPointF(width() - 0.5, height()));
        }
        if (hasFocus()) {
            painter.setPen(QPen(theme.focus, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        painter.setFont(roleFont(FontRole::Small));
        painter.setPen(isChecked() ? theme.accent : theme.textDim);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    bool m_first, m_last;
};

} // namespace

Segmented::Segmented(int count, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int segment = 0; segment < count; ++segment) {
        auto *button = new Segment(segment == 0, segment == count - 1, this);
        button->setChecked(segment == 0);
        button->setFocusPolicy(segment == 0 ? Qt::TabFocus : Qt::NoFocus);
        m_group->addButton(button, segment);
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int segment, bool checked) {
        // Tab stops at the chosen one. Qt sees to that only once one of them had the focus, the wrong one perhaps.
        m_group->button(segment)->setFocusPolicy(checked ? Qt::TabFocus : Qt::NoFocus);
        if (checked) {
            emit currentChanged(segment);
        }
    });
}

void Segmented::setText(int segment, const QString &text)
{
    QAbstractButton *button = m_group->button(segment);
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int segment)
{
    m_group->button(segment)->setChecked(true);
}

QWidget *Segmented::button(int segment) const
{
    return m_group->button(segment);
}

} // namespace ui
