#pragma once
#include "app/traffic/record.h"
#include "ui/inspector/preparedbody.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTreeView;

namespace ui {

class Button;
class EmptyState;
class HeaderList;
class JsonDelegate;
class JsonTreeModel;
class Segmented;
class TextPane;

/// One direction of an exchange: its line (`POST /v2/…`, `400 • 40034024`), headers, and the body as tree or text.
class BodyView final : public QWidget
{
    Q_OBJECT
public:
    explicit BodyView(QWidget *parent = nullptr);

    void setContent(const QString &line, const QList<traffic::Header> &headers, PreparedBody body);
    /// Nothing to show: says why instead.
    void setEmpty(const QString &icon, const QString &title, const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBar();
    void buildTree();
    void buildLayout();
    void retranslate();
    void showBody();
    void copyBody();
    void treeMenu(const QPoint &at);

    QLabel *m_line;
    Segmented *m_form;
    Button *m_copy;
    HeaderList *m_headers;
    JsonTreeModel *m_model;
    JsonDelegate *m_delegate;
    QTreeView *m_tree;
    TextPane *m_text;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
    PreparedBody m_body;
};

} // namespace ui
