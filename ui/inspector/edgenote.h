#pragma once
#include <QWidget>

namespace ui {

/// One sentence on a red ground: why an edge breaks a rule.
class EdgeNote final : public QWidget
{
    Q_OBJECT
public:
    explicit EdgeNote(const QString &sentence, QWidget *parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect textRect(int width) const;

    QString m_sentence;
};

} // namespace ui
