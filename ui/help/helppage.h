#pragma once
#include "app/text/helptext.h"
#include "ui/common/services.h"
#include "ui/help/keymodel.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace ui {

class CodeView;
class EmptyState;
class HelpTextView;
class KeyView;
class TopicList;
class TopicModel;

/// The place "Help": what the words mean, which limits are in force, what codes say, keys, the filter language.
/// Thread: GUI.
class HelpPage final : public QWidget
{
    Q_OBJECT
public:
    /// What only the window knows, in the language of the moment.
    struct FromWindow
    {
        std::function<QList<KeyLine>()> places; ///< with their keys
        std::function<QList<text::HelpTopic>()> topics; ///< of rooms that are not in every build
    };
    HelpPage(const Services &services, FromWindow window, QWidget *parent = nullptr);

    using QWidget::show;
    /// Opens a topic: one of text::helpTopics(), or `values`, `codes`, `keys`, `filter`. A name that is none changes
    /// nothing.
    void show(const QString &topic);
    [[nodiscard]] const QString &topic() const { return m_topic; }
    /// Names and titles of all topics, in their order.
    [[nodiscard]] static QList<std::pair<QString, QString>> titles(const QList<text::HelpTopic> &more);

signals:
    /// A filter to be put in force in the place Traffic.
    void filterRequested(const QString &filter);
    /// A person wants other keys.
    void keysRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildSide();
    void connectParts();
    void retranslate();
    [[nodiscard]] QString titleOf(const QString &topic) const;
    /// The page of a topic that is text, as rich text; empty for one that is not.
    [[nodiscard]] QString htmlOf(const QString &topic) const;
    /// What a search looks through.
    [[nodiscard]] QString wordsOf(const QString &topic);
    void showTopic();
    void search();
    void focusPage();

    Services m_services;
    FromWindow m_window;
    QList<text::HelpTopic> m_topics; ///< those that are written, in the language of the moment
    QHash<QString, QString> m_words; ///< of the topics that were looked through in this language
    QString m_topic;
    TopicModel *m_model;
    QLabel *m_title;
    QLineEdit *m_search;
    TopicList *m_list;
    EmptyState *m_nothing;
    QStackedWidget *m_listStack;
    HelpTextView *m_text;
    CodeView *m_codes;
    KeyView *m_keys;
    QStackedWidget *m_pages;
};

} // namespace ui
