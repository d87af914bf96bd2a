#pragma once
#include "app/protocol/jsontree.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace ui {

/// A parsed JSON document as a tree of rows for people: one column, key and value by role. Null members are folded into
/// their parent's count until they are asked for. Thread: GUI.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole, ///< member name, or `0`, `1` … in an array; empty at the root
        ValueRole, ///< scalars: the text itself (strings without quotes); containers: empty
        TypeRole, ///< int(protocol::JsonNode::Type)
        PathRole, ///< `$.a.b[0]`
        ChildCountRole, ///< members or elements, with the folded ones
        CountTextRole, ///< `5 fields`, `1 element`; empty for scalars
        FoldedRole, ///< null members that are not shown
    };
    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    void setDocument(protocol::JsonNode root);
    void clear();
    [[nodiscard]] bool showsNulls() const { return m_showNulls; }
    void setShowsNulls(bool shown);
    /// Pretty text of the value at `index`, scalars bare: what "copy value" puts on the clipboard.
    [[nodiscard]] QString textOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    /// DisplayRole and AccessibleTextRole read `key: value`, for screen readers and keyboard search.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;

private:
    struct Item;
    [[nodiscard]] const Item *itemAt(const QModelIndex &index) const;
    /// The rows below an item are made when they are first looked at: large answers open at once.
    [[nodiscard]] const std::vector<std::unique_ptr<Item>> &childrenOf(const Item &item) const;
    [[nodiscard]] static QString pathOf(const Item &item);
    [[nodiscard]] static QString countOf(const protocol::JsonNode &node);
    [[nodiscard]] QString line(const Item &item) const;

    std::unique_ptr<protocol::JsonNode> m_document;
    std::unique_ptr<Item> m_root;
    bool m_showNulls = false;
};

} // namespace ui
