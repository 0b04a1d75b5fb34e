"""Certificates for localhost, of today or of another time."""

import datetime
import ssl
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """Signs for localhost. ``file``: what a device trusts that is to trust it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        made = self._made(self._subject, self._key, 0).add_extension(x509.BasicConstraints(True, None), critical=True)
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def serves(self, days_ago: int = 0) -> ssl.SSLContext:
        """What a server shows whose certificate was good ``days_ago``, for two days."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._made(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]), key, days_ago)
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        chain = self._folder / f"{self._name}-{days_ago}.chain"
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        chain.write_bytes(secret + made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(chain)
        return context

    def _made(self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, days_ago: int) -> x509.CertificateBuilder:
        middle = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days_ago)
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(self._subject).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number())
        return made.not_valid_before(middle - datetime.timedelta(1)).not_valid_after(middle + datetime.timedelta(1))
