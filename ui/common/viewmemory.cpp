#include "ui/common/viewmemory.h"

#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptFilters = 50;
const QString historyKey = u"filters/history"_s;
const QString savedKey = u"filters/saved"_s;

/// How a window looks, neither a key nor a filter that a person has chosen.
bool isView(const QString &key)
{
    return !key.startsWith("keys/"_L1) && !key.startsWith("filters/"_L1);
}

/// First in the list, and only there.
QStringList withFirst(QStringList list, const QString &text)
{
    list.removeAll(text);
    list.prepend(text);
    while (list.size() > keptFilters)
        list.removeLast();
    return list;
}

} // namespace

ViewMemory::ViewMemory(const QString &path)
    : m_file(path.isEmpty() ? nullptr : std::make_unique<QSettings>(path, QSettings::IniFormat))
{
}

ViewMemory::~ViewMemory() = default;

QVariant ViewMemory::value(const QString &key, const QVariant &otherwise) const
{
    return m_file ? m_file->value(key, otherwise) : m_values.value(key, otherwise);
}

void ViewMemory::setValue(const QString &key, const QVariant &value)
{
    if (m_hasForgottenViews && isView(key))
        return;
    if (m_file)
        m_file->setValue(key, value);
    else
        m_values.insert(key, value);
}

QStringList ViewMemory::filterHistory() const
{
    return value(historyKey).toStringList();
}

void ViewMemory::remember(const QString &filter)
{
    if (!filter.trimmed().isEmpty())
        setValue(historyKey, withFirst(filterHistory(), filter.trimmed()));
}

QStringList ViewMemory::savedFilters() const
{
    return value(savedKey).toStringList();
}

void ViewMemory::saveFilter(const QString &filter)
{
    if (!filter.trimmed().isEmpty())
        setValue(savedKey, withFirst(savedFilters(), filter.trimmed()));
}

void ViewMemory::forgetFilter(const QString &filter)
{
    QStringList saved = savedFilters();
    saved.removeAll(filter);
    setValue(savedKey, saved);
}

void ViewMemory::clearHistory()
{
    setValue(historyKey, QStringList());
}

void ViewMemory::clearSaved()
{
    setValue(savedKey, QStringList());
}

void ViewMemory::forgetViews()
{
    m_hasForgottenViews = true;
    m_values.removeIf([](const auto &entry) { return isView(entry.key()); });
    for (const QString &key : m_file ? m_file->allKeys() : QStringList()) {
        if (isView(key))
            m_file->remove(key);
    }
}

} // namespace ui
