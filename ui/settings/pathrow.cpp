#include "ui/settings/pathrow.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

void openFolder(const QString &path)
{
    QFileInfo place(path);
    while (!place.isDir() && !place.isRoot())
        place = QFileInfo(place.absolutePath());
    QDesktopServices::openUrl(QUrl::fromLocalFile(place.absoluteFilePath()));
}

PathRow::PathRow(QWidget *parent)
    : QWidget(parent)
    , m_shown(makeLabel(this, FontRole::Mono))
    , m_what(makeLabel(this, FontRole::Small, "dim"))
    , m_open(iconButton(u"external"_s, this))
    , m_copy(iconButton(u"copy"_s, this))
{
    m_open->setObjectName(u"openFolder"_s);
    m_copy->setObjectName(u"copyPath"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_shown->setMinimumHeight(metrics::buttonHeight);
    m_what->hide();
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_shown);
    words->addWidget(m_what);
    row->addLayout(words, 1);
    row->addWidget(m_open, 0, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_open, &QAbstractButton::clicked, this, [this] { openFolder(m_path); });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(m_path));
        notify(this, {u"copy"_s, tr("Copied: %1").arg(m_path)});
    });
}

void PathRow::setPath(const QString &path, const QString &name)
{
    m_path = path;
    m_name = name;
    // A line may end after each part of it.
    m_shown->setText(QDir::toNativeSeparators(path).replace(u'/', u"/\u200b"_s));
    retranslate();
}

void PathRow::setWhat(const QString &what)
{
    m_what->setText(what);
    m_what->setVisible(!what.isEmpty());
}

void PathRow::retranslate()
{
    m_open->setToolTip(tr("Open the folder"));
    m_open->setAccessibleName(tr("Open the folder: %1").arg(m_name));
    m_copy->setToolTip(tr("Copy the path"));
    m_copy->setAccessibleName(tr("Copy the path: %1").arg(m_name));
}

void PathRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
