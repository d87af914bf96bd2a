#pragma once
#include <QWidget>

namespace ui {

class Button;

/// Ways from a failure to what it is about: the field of the request that was at fault, the message in the list of
/// undelivered ones. Hidden when there is none. Thread: GUI.
class FaultLinks final : public QWidget
{
    Q_OBJECT
public:
    struct Ways
    {
        QString field; ///< path in the request as the tree spells it (`$.msg_id`); empty: none is at fault
        bool isUndelivered = false;
        friend bool operator==(const Ways &, const Ways &) = default;
    };
    explicit FaultLinks(QWidget *parent = nullptr);
    void setWays(const Ways &ways);

signals:
    void fieldRequested(const QString &path);
    void undeliveredRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Ways m_ways;
    Button *m_field;
    Button *m_undelivered;
};

} // namespace ui
