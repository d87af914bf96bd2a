#pragma once
#include "app/journal/source.h"

#include <QListView>

namespace ui {

class PeerModel;

/// Whom a test is sent to: one of the bot's conversations, chosen with arrows or a click. Thread: GUI.
class PeerList final : public QListView
{
    Q_OBJECT
public:
    explicit PeerList(QWidget *parent = nullptr);
    /// What was chosen stays so; the first one is, if nothing was.
    void setPeers(const QList<journal::ConversationSummary> &newestFirst);
    /// Chooses it, now or when the next list has it.
    void choose(const journal::ConversationKey &key);
    [[nodiscard]] std::optional<journal::ConversationKey> chosen() const;

signals:
    void chosenChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PeerModel *m_model;
    std::optional<journal::ConversationKey> m_wanted; ///< when the next list has it
};

} // namespace ui
