#pragma once
#include "app/protocol/errorcatalogue.h"

#include <QAbstractTableModel>

namespace ui {

/// The error catalogue as a table: code, meaning, what to do, in the language of the interface. A search leaves the
/// rows whose code begins with what is typed, or that have all its words in meaning, advice or server text, in either
/// language. Thread: GUI.
class CodeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Code, Meaning, Advice, columns };
    /// `catalogue` outlives the model.
    explicit CodeModel(const protocol::ErrorCatalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const protocol::CodeEntry &at(int row) const { return m_catalogue.entries()[m_shown[row]]; }

    /// The filter for what has this code: `code:40034024`, of the gateway's `close:4009`.
    [[nodiscard]] QString filterOf(int row) const;

    void setSearch(const QString &words);
    /// The language has changed.
    void retranslate();
    /// Whether a search for these words would leave anything.
    [[nodiscard]] bool has(const QString &words) const;

private:
    const protocol::ErrorCatalogue &m_catalogue;
    QList<qsizetype> m_shown; ///< places in the catalogue
};

} // namespace ui
