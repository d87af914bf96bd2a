#pragma once
#include "ui/undelivered/undeliveredrow.h"

#include <QAbstractListModel>
#include <QSet>

namespace ui {

/// What users should have received and did not. A fresh list inserts, moves and removes rows instead of starting over,
/// so that ticks, selection and scroll position stay with their message. Thread: GUI.
class UndeliveredModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Order { TimeLeft, Age };
    /// `catalogue` outlives the model.
    explicit UndeliveredModel(const protocol::ErrorCatalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] const UndeliveredRow &at(int row) const { return m_rows[row]; }
    /// -1 when it is not in the list.
    [[nodiscard]] int rowOf(qint64 messageId) const;

    /// Takes over what is undelivered (oldest first).
    void setMessages(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook);
    /// Forecasts anew; only rows of which something else is seen change.
    void refresh(const Outlook &outlook);
    /// Hides all but these; none: hides nothing. What is hidden keeps its tick, but is not among the ticked ones.
    void setShown(const std::optional<QSet<qint64>> &messageIds, const Outlook &outlook);
    /// All messages, hidden ones too.
    [[nodiscard]] int messageCount() const { return int(m_messages.size()); }
    [[nodiscard]] bool has(qint64 messageId) const;
    void setOrder(Order order, const Outlook &outlook);
    [[nodiscard]] Order order() const { return m_order; }
    /// Makes all words anew, in the language that is installed now.
    void retranslate(const Outlook &outlook);

    /// The ticked ones among those that are shown, oldest first, as a plan takes them.
    [[nodiscard]] QList<outbox::UndeliveredMessage> ticked() const;
    [[nodiscard]] int tickedCount() const;
    /// How many more have a tick and are hidden.
    [[nodiscard]] int hiddenTickedCount() const { return int(m_hiddenTicks.size()); }
    /// Ticks exactly these of the rows that are shown.
    void setTicked(const QSet<qint64> &messageIds);
    void tick(int row, bool ticked);
    /// Ids of one group, or of all, that are shown.
    [[nodiscard]] QSet<qint64> idsOf(std::optional<CureGroup> group) const;

signals:
    /// Others are ticked, or other ticks are hidden.
    void tickedChanged();

private:
    [[nodiscard]] UndeliveredRow rowFor(const outbox::UndeliveredMessage &message) const;
    void putInOrder(QList<UndeliveredRow> &rows) const;
    void removeOthers(const QList<UndeliveredRow> &target);
    void arrange(const QList<UndeliveredRow> &target);
    [[nodiscard]] QSet<qint64> shownTicks() const;
    [[nodiscard]] QString spoken(const UndeliveredRow &row) const;

    const protocol::ErrorCatalogue &m_catalogue;
    QList<outbox::UndeliveredMessage> m_messages; ///< oldest first
    QList<UndeliveredRow> m_rows; ///< as shown
    std::optional<QSet<qint64>> m_shown; ///< none: all
    QSet<qint64> m_hiddenTicks;
    Order m_order = Order::TimeLeft;
    bool m_wordsAreOld = false;
};

} // namespace ui
