#pragma once
#include <QList>
#include <QString>

#include <functional>

namespace ui {

/// One thing that can be done, as the palette offers it. Thread: GUI.
struct Action
{
    QString id; ///< its stable name, by which the palette remembers that it was used: `place.traffic`
    QString text; ///< in the language of the interface
    QString english; ///< the same in English, by which it is found too
    QString icon; ///< of the set
    QString key; ///< its key cap, `Ctrl F`; empty for none
    std::function<void()> run;
};

/// What can be done now, in the order in which it was added. The window fills one anew each time the palette opens, so
/// that words and keys are those in force. Thread: GUI.
class ActionRegistry
{
public:
    /// An id that is there already is a mistake of ours: the later one is left out.
    void add(const Action &action);
    [[nodiscard]] const QList<Action> &actions() const { return m_actions; }
    /// Null when there is none of that name.
    [[nodiscard]] const Action *find(const QString &id) const;

private:
    QList<Action> m_actions;
};

} // namespace ui
