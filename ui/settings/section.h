#pragma once
#include "ui/common/settingsdesk.h"
#include "ui/common/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// One part of the settings: a title, and below it rows, sentences and buttons on cards. Words are set by
/// retranslate(), which the part that derives from it calls once when it stands. Thread: GUI.
class Section : public QWidget
{
    Q_OBJECT
public:
    explicit Section(SettingsDesk &desk, QWidget *parent = nullptr);
    /// What the list of parts calls it.
    [[nodiscard]] virtual QString title() const = 0;
    /// What stays in sight below it while it scrolls; null: nothing.
    [[nodiscard]] virtual QWidget *foot() const { return nullptr; }

protected:
    void changeEvent(QEvent *event) override;
    /// Sets every visible text, its own heading by title().
    virtual void retranslate();
    /// Shows the values in force.
    virtual void refresh() = 0;

    [[nodiscard]] SettingsDesk &desk() const { return m_desk; }
    /// Asks for the values in force with a change.
    template <class Change> void want(Change change)
    {
        config::Settings values = m_desk.values();
        change(values);
        if (!(values == m_desk.values()))
            emit m_desk.wanted(values);
    }
    /// Below what is there, on the card that is open.
    void add(QWidget *part);
    /// A heading; what follows stands on a card of its own.
    QLabel *addHeading();
    QLabel *addText(const char *ink = "dim");
    /// A name at the left, what it names at the right; the name's text is the caller's.
    QLabel *addRow(QWidget *value);
    /// Words below a check box, under its own.
    QLabel *addNote();

private:
    SettingsDesk &m_desk;
    [[nodiscard]] QVBoxLayout *card();

    QVBoxLayout *m_column;
    QVBoxLayout *m_card = nullptr; ///< of the card that is open; null: what comes next opens one
    QLabel *m_title;
};

/// Why there is no tray to be in, with nothing to be done about it.
[[nodiscard]] QString noTrayText();

} // namespace ui
