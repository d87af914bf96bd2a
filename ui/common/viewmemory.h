#pragma once
#include <QHash>
#include <QStringList>
#include <QVariant>

#include <memory>

class QSettings;

namespace ui {

/// What the window remembers of itself between two runs: columns, filters, places. An ini file of its own, beside the
/// settings that a person writes; without a path it forgets at the end. Thread: GUI.
class ViewMemory
{
public:
    explicit ViewMemory(const QString &path = {});
    ~ViewMemory();

    [[nodiscard]] QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    void setValue(const QString &key, const QVariant &value);

    /// Filters that were used, the newest first, and those that a person has named.
    [[nodiscard]] QStringList filterHistory() const;
    void remember(const QString &filter);
    [[nodiscard]] QStringList savedFilters() const;
    void saveFilter(const QString &filter);
    void forgetFilter(const QString &filter);

    /// Filters that were used, or that have names, are gone.
    void clearHistory();
    void clearSaved();
    /// Places, columns and sizes are gone, and none are kept any more in this run: the next start is as the first one
    /// was. Keys and filters stay.
    void forgetViews();
    [[nodiscard]] bool hasForgottenViews() const { return m_hasForgottenViews; }

private:
    std::unique_ptr<QSettings> m_file;
    bool m_hasForgottenViews = false;
    QHash<QString, QVariant> m_values; ///< of a memory without a file
};

} // namespace ui
