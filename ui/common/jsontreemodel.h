#pragma once
#include "app/protocol/jsontree.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>
#include <vector>

namespace ui {

/// What stands at the right of a row, in a few words; `isProblem`: in red, with an icon.
struct JsonNote
{
    QString text;
    bool isProblem = false;
};

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
        NoteRole, ///< QString, see setNoter(); empty for none
        NoteIsProblemRole,
    };
    /// Told path and node, says the row's note. Called whenever a row is painted or read out: it must be quick.
    using Noter = std::function<JsonNote(const QString &path, const protocol::JsonNode &node)>;
    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    void setDocument(protocol::JsonNode root);
    void clear();
    /// Takes effect with the next document.
    void setNoter(Noter noter) { m_noter = std::move(noter); }
    [[nodiscard]] bool showsNulls() const { return m_showNulls; }
    void setShowsNulls(bool shown);
    /// Pretty text of the value at `index`, scalars bare: what "copy value" puts on the clipboard.
    [[nodiscard]] QString textOf(const QModelIndex &index) const;

    /// The row with that path (PathRole); invalid when there is none, or when it is folded away.
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    [[nodiscard]] const protocol::JsonNode *nodeAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    /// DisplayRole reads `key: value`, for keyboard search; AccessibleTextRole adds the note.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;

private:
    struct Item;
    [[nodiscard]] const Item *itemAt(const QModelIndex &index) const;
    /// The rows below an item are made when they are first looked at: large answers open at once.
    [[nodiscard]] const std::vector<std::unique_ptr<Item>> &childrenOf(const Item &item) const;
    [[nodiscard]] static QString pathOf(const Item &item);
    [[nodiscard]] static QString countOf(const protocol::JsonNode &node);
    [[nodiscard]] QString line(const Item &item) const;
    [[nodiscard]] JsonNote noteOf(const Item &item) const;
    [[nodiscard]] QString spoken(const Item &item) const;

    std::unique_ptr<protocol::JsonNode> m_document;
    std::unique_ptr<Item> m_root;
    Noter m_noter;
    bool m_showNulls = false;
};

} // namespace ui
