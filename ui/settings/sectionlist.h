#pragma once
#include <QAbstractButton>

class QButtonGroup;
class QVBoxLayout;

namespace ui {

/// One part in the list: icon and name, tinted when it is the one shown. Thread: GUI.
class SectionButton final : public QAbstractButton
{
    Q_OBJECT
public:
    SectionButton(QString icon, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
};

/// The parts of the settings, one below the other; Tab stops once, arrows lead from one to the next. Thread: GUI.
class SectionList final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionList(QWidget *parent = nullptr);
    /// Its number is the count of those before it.
    void addSection(const QString &name, const QString &icon);
    void setText(int section, const QString &text);
    void setCurrent(int section);
    [[nodiscard]] int current() const;

signals:
    void currentChanged(int section);

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_column;
};

} // namespace ui
