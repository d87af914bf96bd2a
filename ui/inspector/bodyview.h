#pragma once
#include "app/protocol/errorcatalogue.h"
#include "app/protocol/fieldguide.h"
#include "app/text/fieldtext.h"
#include "app/traffic/record.h"
#include "ui/inspector/loadeddiff.h"

#include <QWidget>

class QLabel;
class QModelIndex;
class QStackedLayout;
class QTreeView;

namespace ui {

class Button;
class DiffView;
class EmptyState;
class FieldPane;
class Hairline;
class HeaderList;
class JsonDelegate;
class JsonTreeModel;
class Segmented;
class TextPane;
struct Services;

/// What a body's fields are explained by. `wrongPath`: the field whose value is no anchor here, and why.
struct FieldContext
{
    protocol::FieldPlace place;
    const protocol::ErrorCatalogue *catalogue = nullptr; ///< null: no field is explained
    core::WallTime seen{}; ///< when the body came or left
    QString wrongPath;
    QString wrongWhy;
};

/// One direction of an exchange: its line (`POST /v2/…`, `400 • 40034024`), headers, and the body as tree, as text, or
/// beside another row's. Below the tree the selected field is explained; the same field stays selected from row to row.
/// Ctrl+C copies its value.
class BodyView final : public QWidget
{
    Q_OBJECT
public:
    /// Tree and text only.
    explicit BodyView(QWidget *parent = nullptr);
    explicit BodyView(const Services &services, QWidget *parent = nullptr);

    void setContent(const QString &line, const QList<traffic::Header> &headers, PreparedBody body,
        const FieldContext &context = {});
    /// What the body that is shown is compared by, when a person asks for it. After setContent.
    void setDiffSubject(journal::RowSummary row, BodySide side, const QList<journal::RowSummary> &attempts);
    /// As if a person had chosen "Diff".
    void showDiff();
    /// Shows the tree with this field selected, and gives it the focus; `path` as the tree spells it.
    void selectField(const QString &path);
    /// Nothing is being compared.
    [[nodiscard]] bool isSettled() const;
    /// Nothing to show: says why instead.
    void setEmpty(const QString &icon, const QString &title, const QString &sentence);

signals:
    /// A person wants to see only the rows whose body has, or has not, that value there. `path` as the tree spells it
    /// (`$.d.id`). The buttons for it are there as long as somebody listens.
    void filterRequested(const QString &path, const QString &value, bool exclude);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void connectNotify(const QMetaMethod &signal) override;
    void disconnectNotify(const QMetaMethod &signal) override;

private:
    [[nodiscard]] QWidget *makeBar();
    void buildTree();
    void buildLayout();
    void retranslate();
    /// The form that a person chose last, or the nearest that this body has.
    void showForm();
    void showBody();
    void copyBody();
    void copyPath();
    void copyValue();
    void treeMenu(const QPoint &at);
    void connectFields();
    [[nodiscard]] text::FieldText explained(const QString &path, const protocol::JsonNode &node, bool inFull) const;
    /// Selects the field that was selected in the body before, if this one has it.
    void selectAgain();
    void showField();
    void showFilterButtons();
    [[nodiscard]] QModelIndex current() const;

    static constexpr int openLevels = 1; ///< at first: the root and its objects

    QLabel *m_line;
    Segmented *m_form;
    Button *m_copy;
    HeaderList *m_headers;
    JsonTreeModel *m_model;
    JsonDelegate *m_delegate;
    QTreeView *m_tree;
    FieldPane *m_field;
    Hairline *m_fieldLine;
    TextPane *m_text;
    DiffView *m_diff;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
    int m_wantedForm = 0; ///< what a person chose last
    PreparedBody m_body;
    FieldContext m_context;
    QString m_selectedPath; ///< what a person chose last
};

} // namespace ui
