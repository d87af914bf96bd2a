#pragma once
#include <QAbstractButton>
#include <QStringList>

namespace ui {

/// Whether the common head `ROBOT1.0_` is kept.
enum class IdWidth { Whole, Narrow };

/// A message id for reading: text::shortId, with the common head or without. Never elide an id by Qt. Thread: any.
[[nodiscard]] QString elideId(const QString &id, const QStringList &others = {}, IdWidth width = IdWidth::Whole);
/// An openid for reading, 8 + 8: `6836D852…D3B6F33A`; whole when it is short.
[[nodiscard]] QString elideOpenid(const QString &openid);
/// An id that shows its elided form, its full form as tooltip, and copies the full form when clicked (with a notice).
class IdLabel final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit IdLabel(QWidget *parent = nullptr);
    /// `shown` is painted; `full` is copied and read out.
    void setId(const QString &full, const QString &shown);
    void setBold(bool bold);
    [[nodiscard]] const QString &id() const { return m_full; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QFont shownFont() const;

    QString m_full, m_shown;
    bool m_bold = false;
};

} // namespace ui
