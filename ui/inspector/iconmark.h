#pragma once
#include "ui/common/chip.h"

#include <QWidget>

namespace ui {

/// An icon of 16 px beside words that say the same.
class IconMark final : public QWidget
{
    Q_OBJECT
public:
    explicit IconMark(QWidget *parent = nullptr);
    void setIcon(const QString &icon, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Tone m_tone = Tone::Dim;
};

} // namespace ui
