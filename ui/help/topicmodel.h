#pragma once
#include <QAbstractListModel>
#include <QSet>

namespace ui {

/// A line of the list of topics. One without a name is a caption above some.
struct TopicLine
{
    QString name;
    QString title;
    QString icon;
    friend bool operator==(const TopicLine &, const TopicLine &) = default;
};

/// The topics at the left of the help, or those that a search has found. Thread: GUI.
class TopicModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Captions cannot be chosen.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] const TopicLine &at(int row) const { return m_shown[row]; }
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString &name) const;

    void setTopics(const QList<TopicLine> &lines);
    /// Only these stay, and the captions above them; nothing: all of them.
    void setFound(const std::optional<QSet<QString>> &names);

private:
    void show();

    QList<TopicLine> m_all;
    QList<TopicLine> m_shown;
    std::optional<QSet<QString>> m_found;
};

} // namespace ui
