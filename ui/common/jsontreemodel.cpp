#include "ui/common/jsontreemodel.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using protocol::JsonNode;

/// One row. `row` counts shown rows, `place` the position in the document's array.
struct JsonTreeModel::Item
{
    const JsonNode *node = nullptr;
    const Item *above = nullptr;
    int row = 0;
    qsizetype place = 0;
    bool expanded = false;
    std::vector<std::unique_ptr<Item>> children;
};

namespace {

bool isContainer(const JsonNode &node)
{
    return node.type == JsonNode::Type::Array || node.type == JsonNode::Type::Object;
}

/// Only members fold: an array's nulls hold their places.
bool isFolded(const JsonNode &parent, const JsonNode &child)
{
    return parent.type == JsonNode::Type::Object && child.type == JsonNode::Type::Null;
}

int foldedIn(const JsonNode &node)
{
    return int(std::count_if(node.children.cbegin(), node.children.cend(),
        [&node](const JsonNode &child) { return isFolded(node, child); }));
}

bool isPlainName(const QString &key)
{
    return !key.isEmpty() && std::all_of(key.cbegin(), key.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-';
    });
}

} // namespace

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(JsonNode root)
{
    beginResetModel();
    m_root.reset();
    m_document = std::make_unique<JsonNode>(std::move(root));
    m_root = std::make_unique<Item>();
    m_root->node = m_document.get();
    endResetModel();
}

void JsonTreeModel::clear()
{
    beginResetModel();
    m_root.reset();
    m_document.reset();
    endResetModel();
}

void JsonTreeModel::setShowsNulls(bool shown)
{
    if (m_showNulls == shown) {
        return;
    }
    beginResetModel();
    m_showNulls = shown;
    if (m_root) {
        m_root = std::make_unique<Item>();
        m_root->node = m_document.get();
    }
    endResetModel();
}

QString JsonTreeModel::textOf(const QModelIndex &index) const
{
    const Item *item = itemAt(index);
    if (item == nullptr) {
        return {};
    }
    return isContainer(*item->node) ? protocol::prettyJson(*item->node) : item->node->text;
}

const JsonTreeModel::Item *JsonTreeModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Item *>(index.internalPointer()) : nullptr;
}

const std::vector<std::unique_ptr<JsonTreeModel::Item>> &JsonTreeModel::childrenOf(const Item &item) const
{
    // Items are ours and never const; only the views' road to them is.
    auto &open = const_cast<Item &>(item);
    if (!open.expanded) {
        open.expanded = true;
        for (qsizetype place = 0; place < item.node->children.size(); ++place) {
            const JsonNode &child = item.node->children[place];
            if (!m_showNulls && isFolded(*item.node, child)) {
                continue;
            }
            auto made = std::make_unique<Item>();
            made->node = &child;
            made->above = &item;
            made->row = int(open.children.size());
            made->place = place;
            open.children.push_back(std::move(made));
        }
    }
    return open.children;
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const Item *above = itemAt(parent);
    const Item *item = above == nullptr ? m_root.get() : childrenOf(*above)[size_t(row)].get();
    return createIndex(row, column, const_cast<Item *>(item));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    const Item *item = itemAt(child);
    if (item == nullptr || item->above == nullptr) {
        return {};
    }
    return createIndex(item->above->row, 0, const_cast<Item *>(item->above));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    const Item *item = itemAt(parent);
    if (item == nullptr) {
        return m_root ? 1 : 0;
    }
    return int(childrenOf(*item).size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    const Item *item = itemAt(index);
    if (item == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return line(*item);
    case Qt::AccessibleTextRole:
        return spoken(*item);
    case NoteRole:
        return noteOf(*item).text;
    case NoteIsProblemRole:
        return noteOf(*item).isProblem;
    case KeyRole:
        return item->above != nullptr && item->above->node->type == JsonNode::Type::Array ? QString::number(item->place)
                                                                                          : item->node->key;
    case ValueRole:
        return isContainer(*item->node) ? QString() : item->node->text;
    case TypeRole:
        return int(item->node->type);
    case PathRole:
        return pathOf(*item);
    case ChildCountRole:
        return int(item->node->children.size());
    case CountTextRole:
        return isContainer(*item->node) ? countOf(*item->node) : QString();
    case FoldedRole:
        return m_showNulls ? 0 : foldedIn(*item->node);
    default:
        return {};
    }
}

const JsonNode *JsonTreeModel::nodeAt(const QModelIndex &index) const
{
    const Item *item = itemAt(index);
    return item == nullptr ? nullptr : item->node;
}

QModelIndex JsonTreeModel::indexOf(const QString &path) const
{
    // A key may hold dots, so the children are asked for their paths instead of cutting this one up.
    QModelIndex at = index(0, 0);
    while (at.isValid()) {
        const QString above = pathOf(*itemAt(at));
        if (above == path) {
            return at;
        }
        QModelIndex next;
        for (int row = 0; row < rowCount(at) && !next.isValid(); ++row) {
            const QModelIndex below = index(row, 0, at);
            const QString start = pathOf(*itemAt(below));
            const bool leads = path.startsWith(start)
                && (path.size() == start.size() || path[start.size()] == u'.' || path[start.size()] == u'[');
            next = leads ? below : QModelIndex();
        }
        at = next;
    }
    return {};
}

JsonNote JsonTreeModel::noteOf(const Item &item) const
{
    return m_noter ? m_noter(pathOf(item), *item.node) : JsonNote();
}

QString JsonTreeModel::spoken(const Item &item) const
{
    const QString note = noteOf(item).text;
    return note.isEmpty() ? line(item) : tr("%1, %2", "a field with its value, and a note").arg(line(item), note);
}

QString JsonTreeModel::pathOf(const Item &item)
{
    if (item.above == nullptr) {
        return u"$"_s;
    }
    if (item.above->node->type == JsonNode::Type::Array) {
        return pathOf(*item.above) + u'[' + QString::number(item.place) + u']';
    }
    const QString &key = item.node->key;
    return pathOf(*item.above) + (isPlainName(key) ? u"."_s + key : u"[\""_s + key + u"\"]"_s);
}

QString JsonTreeModel::countOf(const JsonNode &node)
{
    const qsizetype count = node.children.size();
    if (node.type == JsonNode::Type::Array) {
        return count == 1 ? tr("1 element") : tr("%1 elements").arg(count);
    }
    return count == 1 ? tr("1 field") : tr("%1 fields").arg(count);
}

QString JsonTreeModel::line(const Item &item) const
{
    const QString key = item.above != nullptr && item.above->node->type == JsonNode::Type::Array
        ? QString::number(item.place)
        : item.node->key;
    QString value = item.node->text;
    switch (item.node->type) {
    case JsonNode::Type::Object:
        value = countOf(*item.node);
        break;
    case JsonNode::Type::Array:
        value = countOf(*item.node);
        break;
    case JsonNode::Type::Null:
        value = u"null"_s;
        break;
    case JsonNode::Type::Bool:
    case JsonNode::Type::Number:
    case JsonNode::Type::String:
        break;
    }
    return key.isEmpty() ? value : u"%1: %2"_s.arg(key, value);
}

} // namespace ui
