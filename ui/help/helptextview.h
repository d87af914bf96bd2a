#pragma once
#include <QTextBrowser>

namespace ui {

/// The page of a topic: readable, selectable, at most 720 px wide. What a link asks for is a signal; nothing is
/// loaded. Tab goes from link to link. Thread: GUI.
class HelpTextView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HelpTextView(QWidget *parent = nullptr);

    /// Another page is read from its beginning; the same one anew stays where it is.
    void setPage(const QString &name, const QString &html);
    /// Marks where these words stand; empty marks nothing.
    void setFound(const QString &words);

signals:
    /// The name of a topic.
    void topicRequested(const QString &name);
    /// A filter for the place Traffic.
    void filterRequested(const QString &filter);
    /// An address of the web; somebody has clicked on it.
    void addressRequested(const QUrl &address);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

private:
    void render();
    void markFound();
    void follow(const QUrl &link);

    QString m_name;
    QString m_html;
    QString m_found;
};

} // namespace ui
