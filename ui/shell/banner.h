#pragma once
#include "ui/shell/linestate.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// One 32 px strip. Its link performs the action.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);
    void setContent(const BannerContent &content, const QString &link);

signals:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    BannerContent m_content;
    QString m_linkText;
    QLabel *m_word;
    QLabel *m_facts;
    QLabel *m_link;
};

/// The strips that apply now, one under the other; repaints only what changed.
class BannerStack final : public QWidget
{
    Q_OBJECT
public:
    explicit BannerStack(QWidget *parent = nullptr);
    void setBanners(const QList<BannerContent> &banners);

signals:
    void reconnectRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] static QString linkOf(BannerContent::Action action);
    void retranslate();

    QList<BannerContent> m_contents;
    QList<Banner *> m_banners;
};

} // namespace ui
