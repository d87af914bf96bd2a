#pragma once
#include <QIODevice>

namespace http {

/// A request body that can be read once: QNetworkAccessManager re-sends a POST by itself when the server reads it and
/// closes, unless the body is sequential and not buffered; then exactly one request leaves and the error is
/// ContentReSendError. Source: measured on Qt 6.4.2, see decisions/0003-one-shot-bodies.md.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    /// Refused without a word: this is how QNetworkAccessManager learns that it cannot send the body again.
    bool seek(qint64) override;
    bool reset() override;
    /// False while nothing was read: then nothing of the body can have left.
    [[nodiscard]] bool isTouched() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace http
