#include "ui/help/keymodel.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString captionOf(CommandScope scope)
{
    switch (scope) {
    case CommandScope::Window:
        return KeyModel::tr("Anywhere");
    case CommandScope::Lists:
        return KeyModel::tr("While a list has the focus");
    case CommandScope::Traffic:
        return KeyModel::tr("In Traffic");
    case CommandScope::Undelivered:
        return KeyModel::tr("In Undelivered");
    }
    return {};
}

/// These have one meaning everywhere and cannot be changed.
QList<KeyLine> fixedLines()
{
    return {{KeyModel::tr("Close what is open, clear what is written"), u"Esc"_s},
        {KeyModel::tr("Next part of the window"), u"Tab"_s}, {KeyModel::tr("Part before it"), u"Shift Tab"_s},
        {KeyModel::tr("Tick, or press what has the focus"), KeyModel::tr("Space")}};
}

} // namespace

QList<KeyLine> keyLines(const QList<KeyLine> &places)
{
    QList<KeyLine> lines{{KeyModel::tr("Places"), {}, true}};
    lines += places;
    for (const CommandScope scope :
        {CommandScope::Window, CommandScope::Lists, CommandScope::Traffic, CommandScope::Undelivered}) {
        lines.append({captionOf(scope), {}, true});
        for (int i = 0; i < commandCount; ++i) {
            const auto command = Command(i);
            if (scopeOf(command) == scope)
                lines.append({commandName(command), KeyMap::current().cap(command)});
        }
    }
    lines.append({KeyModel::tr("Always the same"), {}, true});
    return lines + fixedLines();
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KeyLine &line = at(index.row());
    if (role == Qt::DisplayRole)
        return line.words;
    if (role != Qt::AccessibleTextRole)
        return {};
    return line.isCaption || !line.keys.isEmpty()
        ? QStringList{line.words, line.keys}.join(line.isCaption ? u""_s : u", "_s)
        : tr("%1, no key").arg(line.words);
}

Qt::ItemFlags KeyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const bool isLine = !at(index.row()).isCaption;
    return isLine ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

void KeyModel::setLines(const QList<KeyLine> &lines)
{
    if (m_lines == lines)
        return;
    if (m_lines.size() != lines.size()) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    m_lines = lines; // others words or keys in the same places: where the reader is stays
    emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace ui
